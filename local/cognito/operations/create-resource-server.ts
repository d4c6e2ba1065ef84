import { InvalidParameter } from "../errors";
import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { readResourceServer, resourceServerDetails, toResourceServerType } from "../pools/resource-server-input";

const request = structure({
  UserPoolId: required(shapes.poolId),
  Identifier: required(shapes.resourceServerId),
  ...resourceServerDetails,
});

/** Makes a resource server, in a pool that a call made or that the program declares. */
export const createResourceServer = operation("iam", request, (services) => async (input) => {
  const { directory, locks } = services;
  directory.requirePool(input.UserPoolId);
  const settings = readResourceServer(input);
  return locks.run(`resource-servers/${settings.poolId}`, async () => {
    const others = directory.resourceServersOf(settings.poolId);
    if (others.some((other) => other.settings.identifier === settings.identifier)) {
      throw new InvalidParameter(`${settings.identifier} already exists in user pool ${settings.poolId}.`);
    }
    return { ResourceServer: toResourceServerType(await directory.putResourceServer(settings)) };
  });
});
