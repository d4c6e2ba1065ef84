import * as pulumi from "@pulumi/pulumi";
import { requireEnvironment, requireSize } from "./checks/environment";
import { requireSecrets } from "./checks/secrets";
import type { TokenKeys } from "./key-set";
import type { HandlerPlan } from "./plan";
import { whenKnown } from "./when-known";

/** The variables of a function: its own, the ARNs of its secrets, and what it checks tokens with. */
export function toEnvironment({ where, environment, secrets }: HandlerPlan, keys: TokenKeys | undefined) {
  const ofTokens = keys ? toVariables(keys) : {};
  const own = whenKnown(environment, (variables) => requireEnvironment(variables, `${where}.environment`));
  const arns = whenKnown(secrets, (known) => requireSecrets(known, `${where}.secrets`));
  if (Object.keys({ ...environment, ...secrets, ...ofTokens }).length === 0) return {};
  const variables = pulumi
    .all([own, arns, ofTokens])
    .apply((parts) => Object.assign({}, ...parts) as Record<string, string>);
  return { environment: { variables: whenKnown(variables, (known) => requireSize(known, `${where}.environment`)) } };
}

/** Read by `secured-api/functions/verify`. */
function toVariables({ issuer, clientIds, keySet }: TokenKeys) {
  return {
    SECURED_API_ISSUER: issuer,
    SECURED_API_CLIENT_IDS: pulumi.all(clientIds).apply((ids) => ids.join(",")),
    SECURED_API_JWKS: keySet,
  };
}
