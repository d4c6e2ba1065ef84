import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { readAttributeChanges } from "../users/attributes";
import { updateAttributes } from "../users/update-attributes";

const request = structure({
  UserPoolId: required(shapes.poolId),
  Username: required(shapes.username),
  UserAttributes: required(shapes.attributes),
  ClientMetadata: optional(shapes.clientMetadata),
});

/** Changes attributes of a user; an administrator may say that an address is proven. */
export const adminUpdateUserAttributes = operation("iam", request, (services) => async (input) => {
  const { settings: pool } = services.directory.requirePool(input.UserPoolId);
  const user = await services.users.require(pool, input.Username);
  const changes = readAttributeChanges(input.UserAttributes, pool, "administrator");
  const clientMetadata = input.ClientMetadata;
  await updateAttributes(services, { pool, client: undefined, user, changes, clientMetadata });
  return {};
});
