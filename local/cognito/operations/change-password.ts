import { InvalidParameter, NotAuthorized } from "../errors";
import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { checkPassword } from "../sign-in/srp";
import { withPassword } from "../users/password-policy";

const request = structure({
  /** Every user here has a password, so that it is asked for. */
  PreviousPassword: optional(shapes.password),
  ProposedPassword: required(shapes.password),
  AccessToken: required(shapes.token),
});

/** Gives the user of an access token a new password in the place of the one they know. */
export const changePassword = operation("public", request, (services) => async (input) => {
  const { pool, user } = await services.accessTokens.requireHolder(input.AccessToken);
  const { settings } = pool;
  if (input.PreviousPassword === undefined) throw new InvalidParameter("Missing required parameter PreviousPassword");
  const previous = input.PreviousPassword;
  await services.attempts.countHourly(settings.id, user.username, "passwordChange");
  const isRight = async () => {
    const { username, password } = await services.users.require(settings, user.username);
    return checkPassword(settings.id, username, previous, password);
  };
  if (!(await services.attempts.countPassword(settings.id, user.username, isRight))) {
    throw new NotAuthorized("Incorrect username or password.");
  }
  await services.users.update(settings, user.username, (one) => {
    if (one.sub !== user.sub || one.passwordSetAt !== user.passwordSetAt) {
      throw new NotAuthorized("Incorrect username or password.");
    }
    return withPassword(settings, one, input.ProposedPassword, services.clock());
  });
  return {};
});
