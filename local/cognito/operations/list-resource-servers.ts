import { integer, optional, required, structure } from "../input/checks";
import { cutPage } from "../input/paging";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { toResourceServerType } from "../pools/resource-server-input";

const request = structure({
  UserPoolId: required(shapes.poolId),
  MaxResults: optional(integer({ min: 1, max: 50 })),
  NextToken: optional(shapes.pageToken),
});

/** Lists the resource servers of a pool, a page at a time. */
export const listResourceServers = operation("iam", request, (services) => async (input) => {
  services.directory.requirePool(input.UserPoolId);
  const servers = services.directory.resourceServersOf(input.UserPoolId);
  const limit = input.MaxResults ?? 50;
  const { page, next } = cutPage(servers, ({ settings }) => settings.identifier, limit, input.NextToken);
  return { ResourceServers: page.map(toResourceServerType), ...next };
});
