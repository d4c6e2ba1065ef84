import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { readResourceServer, resourceServerDetails, toResourceServerType } from "../pools/resource-server-input";
import { withdrawScopes } from "../pools/withdrawn-scopes";

const request = structure({
  UserPoolId: required(shapes.poolId),
  Identifier: required(shapes.resourceServerId),
  ...resourceServerDetails,
});

/** Changes a resource server that a call made; what is not given goes back to AWS's default, which is no scope. */
export const updateResourceServer = operation("iam", request, (services) => async (input) => {
  const { directory } = services;
  directory.requirePool(input.UserPoolId);
  const { settings: before } = directory.requireOwnResourceServer(input.UserPoolId, input.Identifier);
  const server = await directory.putResourceServer(readResourceServer(input));
  await withdrawScopes(services, before);
  return { ResourceServer: toResourceServerType(server) };
});
