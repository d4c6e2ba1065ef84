import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { readRemovals } from "../users/attributes";
import { updateAttributes } from "../users/update-attributes";

const request = structure({
  UserAttributeNames: required(shapes.attributeNames),
  AccessToken: required(shapes.token),
});

/** Removes attributes of the user of an access token, as far as the token's client may write them. */
export const deleteUserAttributes = operation("public", request, (services) => async (input) => {
  const { pool, client, user } = await services.accessTokens.requireHolder(input.AccessToken);
  const remove = readRemovals(input.UserAttributeNames, pool.settings, client.settings);
  const holder = { pool: pool.settings, client: client.settings, user };
  await updateAttributes(services, { ...holder, changes: { set: {}, remove } });
  return {};
});
