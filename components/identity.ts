import type { ChildOptions } from "./child";
import { readExistingIdentity } from "./existing-identity";
import type { Identity, IdentityContext } from "./identity-parts";
import { createOwnIdentity } from "./own-identity";
import type { ApiPlan } from "./plan";

/** Makes the user pool with all that belongs to it, or looks up the one that is there. */
export function createIdentity(
  name: string,
  { plan, ...context }: IdentityContext & { plan: ApiPlan["identity"] },
  opts: ChildOptions,
): Identity {
  if (plan.kind === "existing") return readExistingIdentity(plan, context, opts);
  return createOwnIdentity(name, { ...context, plan }, opts);
}
