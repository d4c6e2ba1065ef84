import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { settingsChange } from "../pools/change-settings";
import { changeable, clientName, readClientChanges, readShown } from "../pools/client-input";
import { toClientType } from "../pools/client-views";
import { scopesOf } from "../pools/resource-servers";

const request = structure(
  {
    UserPoolId: required(shapes.poolId),
    ClientId: required(shapes.clientId),
    ClientName: optional(clientName),
    ...changeable,
  },
  "refuse",
);

/** Changes a client that a call made; what is not given goes back to AWS's default. */
export const updateUserPoolClient = operation(
  "iam",
  request,
  settingsChange((services) => async (input) => {
    const { settings: before, createdAt } = services.directory.requireOwnClient(input.UserPoolId, input.ClientId);
    const { settings: pool } = services.directory.requirePool(input.UserPoolId);
    const customScopes = services.directory.resourceServersOf(pool.id).flatMap(({ settings }) => scopesOf(settings));
    const changed = readClientChanges(input, { pool, secret: before.secret, customScopes });
    const settings = { ...before, name: input.ClientName ?? before.name, ...changed };
    const record = { settings, shown: readShown(input), createdAt, modifiedAt: services.clock() };
    return { UserPoolClient: toClientType(await services.directory.putClient(record)) };
  }),
);
