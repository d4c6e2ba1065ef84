import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { mayBeginWithEmail } from "../mfa/factors";
import { operation } from "../operation";
import { toMfa } from "../users/user-views";

const request = structure({ AccessToken: required(shapes.token) });

/** Shows a user what they can begin a sign-in with, and their second factors. */
export const getUserAuthFactors = operation("public", request, (services) => async (input) => {
  const { pool, user } = await services.accessTokens.requireHolder(input.AccessToken);
  const factors = ["PASSWORD", ...(mayBeginWithEmail(pool.settings, user) ? ["EMAIL_OTP"] : [])];
  return { Username: user.username, ...toMfa(user), ConfiguredUserAuthFactors: factors };
});
