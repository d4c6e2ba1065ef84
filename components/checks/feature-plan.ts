import { AuthFlow } from "../args/clients";
import { PreTokenVersion } from "../args/triggers";
import { FeaturePlan, FirstFactor, MfaMethod } from "../args/users";
import type { OwnIdentityPlan } from "../plan";
import { refuse, show } from "./refusal";

/**
 * Checks that the feature plan has what the rest asks for; Cognito says so only while it makes the parts.
 *
 * @throws Refusal that names what Lite lacks, and the plan that has it.
 */
export function requireFeaturePlan({
  users,
  clients,
  signInPage,
  routeGroups,
}: Pick<OwnIdentityPlan, "users" | "clients" | "signInPage" | "routeGroups">): void {
  if (users.featurePlan !== FeaturePlan.Lite) return;
  if (signInPage && !signInPage.classic) refuseLite("managed login", "signInPage.classic true for the classic page");
  if (routeGroups.length > 0) refuseLite("groups on routes", "scopes there");
  if (users.passwordPolicy.historySize > 0) refuseLite("a password history", "passwordPolicy.historySize 0");
  if (users.mfaMethods.includes(MfaMethod.Email)) refuseLite("e-mail as a second factor", "other mfaMethods");
  if (users.firstFactors.includes(FirstFactor.EmailCode)) refuseLite("codes to sign in with", "a password alone");
  if (clients.some(({ authFlows }) => authFlows.includes(AuthFlow.UserAuth))) {
    refuseLite("a sign-in with a choice of factors", "other authFlows");
  }
  const { version } = users.triggers.find(({ name }) => name === "preTokenGeneration") ?? {};
  if (version !== undefined && version !== PreTokenVersion.V1) {
    refuseLite(`changes of access tokens (${version})`, `preTokenGeneration.version ${PreTokenVersion.V1}`);
  }
}

function refuseLite(what: string, otherwise: string): never {
  const instead = `write ${FeaturePlan.Essentials}, or ${otherwise}`;
  refuse("users.featurePlan", `lacks ${what}`, instead, show(FeaturePlan.Lite));
}
