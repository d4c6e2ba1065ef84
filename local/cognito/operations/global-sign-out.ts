import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { withSignOut } from "../users/sign-out";

const request = structure({ AccessToken: required(shapes.token) });

/** Signs a user out everywhere: no token they have is taken here any more. */
export const globalSignOut = operation("public", request, (services) => async (input) => {
  const { pool, user } = await services.accessTokens.requireHolder(input.AccessToken);
  await services.users.update(pool.settings, user.username, (one) => withSignOut(one, services.clock()));
  return {};
});
