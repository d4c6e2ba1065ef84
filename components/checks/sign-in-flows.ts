import { AuthFlow } from "../args/clients";
import { FirstFactor, SignInWith } from "../args/users";
import type { OwnIdentityPlan } from "../plan";
import { clientPath } from "./clients";
import { refuse, show } from "./refusal";
import { challengeTriggers } from "./triggers";

type Plan = Pick<OwnIdentityPlan, "users" | "clients">;

/**
 * Compares the flows of the clients with what the pool has for them.
 *
 * @throws Refusal for a flow that could only fail, and for parts of the pool that no client lets anyone use.
 */
export function requireSignInFlows({ users, clients }: Plan): void {
  const isThere = users.triggers.some(({ name }) => name === challengeTriggers[0]);
  const custom = clients.find(({ authFlows }) => authFlows.includes(AuthFlow.Custom));
  if (custom && !isThere) {
    const instead = `write ${challengeTriggers.join(", ")} in users.triggers, or leave it out`;
    refuse(`${clientPath(custom.key)}.authFlows`, "holds custom, for which the pool has no functions", instead);
  }
  if (isThere && !custom) {
    const instead = `add ${AuthFlow.Custom} to the authFlows of a client, or leave the three functions out`;
    refuse(`users.triggers.${challengeTriggers[0]}`, "is for a sign-in that no client allows", instead);
  }
  const byCode = users.firstFactors.includes(FirstFactor.EmailCode);
  if (byCode && !clients.some(({ authFlows }) => authFlows.includes(AuthFlow.UserAuth))) {
    const instead = `add ${AuthFlow.UserAuth} to the authFlows of a client`;
    refuse(
      "users.firstFactors",
      "holds emailCode, with which no client lets anyone sign in",
      instead,
      show("emailCode"),
    );
  }
}

/** Flows in which Cognito is given the password itself. */
const passwordFlows = [AuthFlow.UserPassword, AuthFlow.AdminUserPassword];

/** What the flows of a pool may be, but seldom mean to. */
export function warnOfSignInFlows({ users, clients }: Plan): string[] {
  const migrates = users.triggers.some(({ name }) => name === "userMigration");
  const getsPassword = clients.some(
    ({ authFlows, callbackUrls }) => callbackUrls.length > 0 || authFlows.some((flow) => passwordFlows.includes(flow)),
  );
  const byCode = users.firstFactors.includes(FirstFactor.EmailCode);
  return [
    ...(migrates && !getsPassword
      ? [
          "users.triggers.userMigration is asked for forgotten passwords alone: at sign-in it needs the password itself, so a " +
            `client with callbackUrls, ${AuthFlow.UserPassword} or ${AuthFlow.AdminUserPassword}`,
        ]
      : []),
    ...(byCode && users.email === undefined
      ? [
          "users.firstFactors sends a message at every sign-in by code, and Cognito's own sender stops after 50 a day in the AWS " +
            "account: write users.email",
        ]
      : []),
    ...(byCode && users.signInWith !== SignInWith.Email
      ? ["users.firstFactors holds emailCode, and who has no verified e-mail address cannot sign in by it"]
      : []),
  ];
}
