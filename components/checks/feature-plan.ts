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
  if (signInPage && !signInPage.classic) lacks("managed login", "signInPage.classic true for the classic page");
  if (routeGroups.length > 0) lacks("groups on routes", "scopes there");
  if (users.passwordPolicy.historySize > 0) lacks("passwordPolicy.historySize", "leave that out", "");
  if (users.mfaMethods.includes(MfaMethod.Email)) lacks("the second factor email", "other mfaMethods");
}

function lacks(what: string, otherwise: string, verb = "write "): never {
  const instead = `write ${show(FeaturePlan.Essentials)}, or ${verb}${otherwise}`;
  refuse("users.featurePlan", `has no ${what}`, instead, show(FeaturePlan.Lite));
}
