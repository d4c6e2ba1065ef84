import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { preferences, withPreferences } from "../mfa/preferences";
import { operation } from "../operation";

const request = structure({
  Username: required(shapes.username),
  UserPoolId: required(shapes.poolId),
  ...preferences,
});

/** Switches a user's second factors on and off. */
export const adminSetUserMfaPreference = operation("iam", request, (services) => async (input) => {
  const { settings } = services.directory.requirePool(input.UserPoolId);
  await services.users.update(settings, input.Username, (one) => withPreferences(settings, one, input));
  return {};
});
