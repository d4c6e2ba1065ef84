import { NotAuthorized, PasswordResetRequired, UserNotConfirmed } from "../errors";
import type { UserRecord } from "../records";
import type { Services } from "../services";
import type { SignInContext } from "./context";
import { askForNewPassword } from "./new-password";
import type { SignInOutcome } from "./outcome";
import { askForSecondFactor } from "./second-factor";

/**
 * What follows once the first factor is given: only now is anything said of the user's state.
 *
 * @throws NotAuthorized, UserNotConfirmed, PasswordResetRequired, and what the second factor throws
 */
export async function passFirstFactor(
  services: Services,
  context: SignInContext,
  user: UserRecord,
): Promise<SignInOutcome> {
  if (!user.enabled) throw new NotAuthorized("User is disabled.");
  if (user.status === "UNCONFIRMED") throw new UserNotConfirmed();
  if (user.status === "RESET_REQUIRED") throw new PasswordResetRequired();
  if (user.status === "FORCE_CHANGE_PASSWORD") return askForNewPassword(services, context, user);
  return askForSecondFactor(services, context, user, "TokenGeneration_Authentication");
}
