import { FirstFactor, Mfa } from "../args/users";
import type { Option } from "./options";
import { refuse } from "./refusal";
import { parseChoices } from "./values";

/**
 * Reads `users.firstFactors`: a password unless told otherwise.
 *
 * @throws Refusal for a list without the password, which Cognito wants in it (SignInPolicyType), and for a code where everyone
 * needs a second factor: Cognito offers one or the other.
 */
export function parseFirstFactors(option: Option, { mfa }: { mfa: Mfa }): FirstFactor[] {
  const { where } = option;
  const factors = parseChoices(option, Object.values(FirstFactor)) ?? [FirstFactor.Password];
  if (!factors.includes(FirstFactor.Password)) {
    refuse(where, "must hold password, which Cognito wants among them", `add ${FirstFactor.Password}`);
  }
  if (factors.includes(FirstFactor.EmailCode) && mfa === Mfa.Required) {
    refuse(where, "holds emailCode, which cannot stand beside a required second factor", `write mfa ${Mfa.Optional}`);
  }
  return factors;
}
