import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { toResourceServerType } from "../pools/resource-server-input";

const request = structure({ UserPoolId: required(shapes.poolId), Identifier: required(shapes.resourceServerId) });

/** Shows a resource server. */
export const describeResourceServer = operation("iam", request, (services) => async (input) => {
  services.directory.requirePool(input.UserPoolId);
  const server = services.directory.requireResourceServer(input.UserPoolId, input.Identifier);
  return { ResourceServer: toResourceServerType(server) };
});
