import { InvalidParameter } from "../errors";
import { flag, optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { settingsChange } from "../pools/change-settings";
import { changeable, clientName, readClientChanges, readShown } from "../pools/client-input";
import { toClientType } from "../pools/client-views";
import { scopesOf } from "../pools/resource-servers";
import { randomText } from "../secrets";

const request = structure(
  {
    UserPoolId: required(shapes.poolId),
    ClientName: required(clientName),
    GenerateSecret: optional(flag),
    ClientSecret: optional(shapes.clientSecret),
    ...changeable,
  },
  "refuse",
);

const lowerCaseAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Makes a client, in a pool that a call made or that the program declares. */
export const createUserPoolClient = operation(
  "iam",
  request,
  settingsChange((services) => async (input) => {
    const { settings: pool } = services.directory.requirePool(input.UserPoolId);
    if (input.GenerateSecret === true && input.ClientSecret !== undefined) {
      throw new InvalidParameter("GenerateSecret and ClientSecret cannot both be set");
    }
    const secret = input.GenerateSecret === true ? randomText(51, lowerCaseAndDigits) : input.ClientSecret;
    const customScopes = services.directory.resourceServersOf(pool.id).flatMap(({ settings }) => scopesOf(settings));
    const settings = {
      id: randomText(26, lowerCaseAndDigits),
      poolId: input.UserPoolId,
      name: input.ClientName,
      secret,
      ...readClientChanges(input, { pool, secret, customScopes }),
    };
    const now = services.clock();
    const record = { settings, shown: readShown(input), createdAt: now, modifiedAt: now };
    return { UserPoolClient: toClientType(await services.directory.putClient(record)) };
  }),
);
