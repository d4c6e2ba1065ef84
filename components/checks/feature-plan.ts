import { FeaturePlan, MfaMethod } from "../args/users";
import type { OwnIdentityPlan } from "../plan";
import { refuse, show } from "./refusal";

/**
 * Checks that the feature plan has what the rest asks for; Cognito says so only while it makes the parts.
 *
 * @throws Refusal that names what Lite lacks, and the plan that has it.
 */
export function requireFeaturePlan({
  users,
  signInPage,
  routeGroups,
}: Pick<OwnIdentityPlan, "users" | "signInPage" | "routeGroups">): void {
  if (users.featurePlan !== FeaturePlan.Lite) return;
  if (signInPage && !signInPage.classic) refuseLite("managed login", "signInPage.classic true for the classic page");
  if (routeGroups.length > 0) refuseLite("groups on routes", "scopes there");
  if (users.passwordPolicy.historySize > 0) refuseLite("a password history", "passwordPolicy.historySize 0");
  if (users.mfaMethods.includes(MfaMethod.Email)) refuseLite("e-mail as a second factor", "other mfaMethods");
}

function refuseLite(what: string, otherwise: string): never {
  const instead = `write ${FeaturePlan.Essentials}, or ${otherwise}`;
  refuse("users.featurePlan", `lacks ${what}`, instead, show(FeaturePlan.Lite));
}
