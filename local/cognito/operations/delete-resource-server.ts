import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { withdrawScopes } from "../pools/withdrawn-scopes";

const request = structure({ UserPoolId: required(shapes.poolId), Identifier: required(shapes.resourceServerId) });

/** Deletes a resource server that a call made; no token gets its scopes any more. */
export const deleteResourceServer = operation("iam", request, (services) => async (input) => {
  const { directory } = services;
  directory.requirePool(input.UserPoolId);
  const { settings } = directory.requireOwnResourceServer(input.UserPoolId, input.Identifier);
  await directory.removeResourceServer(settings.poolId, settings.identifier);
  await withdrawScopes(services, settings);
  return {};
});
