import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { clientIdPath, requireClientId, requireUserPoolId } from "./checks/existing-user-pool";
import type { ChildOptions } from "./child";
import type { Identity, IdentityContext } from "./identity-parts";
import type { ExistingIdentityPlan } from "./plan";
import { toIssuer } from "./user-pool";
import { whenKnown } from "./when-known";

/**
 * Looks the pool and its clients up: with an id that is not there, the API would answer 401 to everyone and say nothing of
 * the reason.
 */
export function readExistingIdentity(
  plan: ExistingIdentityPlan,
  { account }: IdentityContext,
  { parent }: ChildOptions,
): Identity {
  const userPoolId = whenKnown(plan.userPoolId, (id) => requireUserPoolId(id, "existingUserPool.userPoolId"));
  const pool = aws.cognito.getUserPoolOutput({ userPoolId }, { parent });
  const [first, ...others] = plan.clientIds.map(({ key, id }) => {
    const clientId = whenKnown(id, (known) => requireClientId(known, clientIdPath(key)));
    return [key, aws.cognito.getUserPoolClientOutput({ userPoolId, clientId }, { parent }).clientId] as const;
  });
  if (first === undefined) throw new pulumi.RunError("an API needs an app client: its tokens are made for one");
  return {
    pool: { id: pool.userPoolId, arn: pool.arn, ...toIssuer(account, pool.userPoolId) },
    clientIds: { client: first[1], ...Object.fromEntries(others) },
    made: undefined,
  };
}
