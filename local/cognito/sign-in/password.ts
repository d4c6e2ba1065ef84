import type { Services } from "../services";
import type { PasswordStart } from "./context";
import { passFirstFactor } from "./first-factor";
import { migrateMissing } from "./migration";
import type { SignInOutcome } from "./outcome";
import { admit } from "./people";

/**
 * Begins a sign-in with name and password. A name that nobody has is offered to the user migration trigger first.
 *
 * @throws NotAuthorized, UserNotFound, UserNotConfirmed, PasswordResetRequired, and what a pool's triggers refuse with
 */
export async function startWithPassword(services: Services, start: PasswordStart): Promise<SignInOutcome> {
  await migrateMissing(services, start);
  await admit(services, start);
  return passPassword(services, start);
}

/** The same once the person is admitted. */
export async function passPassword(
  services: Services,
  start: Omit<PasswordStart, "validationData">,
): Promise<SignInOutcome> {
  const user = await services.passwords.requireUser(start.pool, start.client, start.name, start.password);
  return passFirstFactor(services, start, user);
}
