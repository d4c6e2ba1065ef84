import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";

const request = structure({ AccessToken: required(shapes.token) });

/** Deletes the user of an access token; their tokens are good for nothing here from then on. */
export const deleteUser = operation("public", request, (services) => async (input) => {
  const { pool, user } = await services.accessTokens.requireHolder(input.AccessToken);
  await services.users.remove(pool.settings, user.username);
  return {};
});
