import { Mfa, MfaMethod } from "../args/users";
import type { UsersPlan } from "../plan";
import type { Option } from "./options";
import { refuse } from "./refusal";
import { parseChoices } from "./values";

/** What the methods are chosen beside. */
type Beside = Pick<UsersPlan, "mfa" | "email" | "sms">;

/**
 * Reads `users.mfaMethods`: TOTP unless told otherwise, none while no second factor is asked for.
 *
 * @throws Refusal for methods that Cognito cannot offer with the pool's senders, or would offer unasked.
 */
export function parseMfaMethods(option: Option, { mfa, email, sms }: Beside): MfaMethod[] {
  const { where } = option;
  const given = parseChoices(option, Object.values(MfaMethod));
  if (mfa === Mfa.Off) {
    if (given !== undefined)
      refuse(where, "needs mfa", `write mfa ${Mfa.Optional} or ${Mfa.Required}, or leave it out`);
    return [];
  }
  const methods = given ?? [MfaMethod.Totp];
  if (methods.length === 0) refuse(where, "must hold a method", `leave it out for ${MfaMethod.Totp}`);
  const has = (method: MfaMethod) => methods.includes(method);
  if (has(MfaMethod.Sms) && !sms) refuse(where, "holds sms, which needs users.sms", "write users.sms too");
  if (has(MfaMethod.Email) && !email) refuse(where, "holds email, which needs users.email", "write users.email too");
  // Cognito asks for two ways to recover an account then, and the second one is the phone.
  if (has(MfaMethod.Email) && !sms) {
    refuse(where, "holds email, which needs a second way to recover an account", "write users.sms too");
  }
  // The AWS provider sets the SMS configuration of a pool with a second factor as one of its methods.
  if (sms && !has(MfaMethod.Sms)) {
    refuse(where, "lacks sms, which users.sms makes a second factor", `add ${MfaMethod.Sms}, or leave users.sms out`);
  }
  return methods;
}
