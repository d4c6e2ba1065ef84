import { integer, optional, required, structure, text } from "../input/checks";
import { cutPage } from "../input/paging";
import * as shapes from "../input/shapes";
import { operation } from "../operation";

const request = structure({
  UserPoolId: required(shapes.poolId),
  MaxResults: optional(integer({ min: 1, max: 60 })),
  NextToken: optional(text({ min: 1, pattern: "[\\S]+" })),
});

/** Lists the clients of a pool, a page at a time, without their secrets. */
export const listUserPoolClients = operation("iam", request, (services) => async (input) => {
  services.directory.requirePool(input.UserPoolId);
  const clients = services.directory.clientsOf(input.UserPoolId);
  const { page, next } = cutPage(clients, ({ settings }) => settings.id, input.MaxResults ?? 60, input.NextToken);
  const descriptions = page.map(({ settings }) => ({
    ClientId: settings.id,
    UserPoolId: settings.poolId,
    ClientName: settings.name,
  }));
  return { UserPoolClients: descriptions, ...next };
});
