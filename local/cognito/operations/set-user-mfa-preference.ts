import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { preferences, withPreferences } from "../mfa/preferences";
import { operation } from "../operation";

const request = structure({ AccessToken: required(shapes.token), ...preferences });

/** Switches a user's own second factors on and off. */
export const setUserMfaPreference = operation("public", request, (services) => async (input) => {
  const { pool, user } = await services.accessTokens.requireHolder(input.AccessToken);
  await services.users.update(pool.settings, user.username, (one) => withPreferences(pool.settings, one, input));
  return {};
});
