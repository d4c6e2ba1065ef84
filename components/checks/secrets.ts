import type { HandlerPlan } from "../plan";
import { requireEnvironment } from "./environment";
import { memberPath, type Option, readEntries } from "./options";
import { isComputed, refuse } from "./refusal";
import { requireText, toInput } from "./values";

/** Reads `secrets` of a function. */
export function parseSecrets(option: Option, environment: HandlerPlan["environment"]): HandlerPlan["secrets"] {
  const entries = readEntries(option).map(({ key, where, value }) => {
    if (Object.hasOwn(environment, key)) refuse(where, "is a variable of environment too", "write another name");
    return [key, toInput(where, value)] as const;
  });
  const secrets = Object.fromEntries(entries);
  requireEnvironment(secrets, option.where);
  return requireSecrets(secrets, option.where);
}

/**
 * Takes the ARNs of secrets and parameters; computed ones are passed over.
 *
 * @throws Refusal for anything else, such as the secret itself; no message quotes it.
 */
export function requireSecrets<T>(secrets: { [name: string]: T }, where: string) {
  for (const [name, value] of Object.entries(secrets)) {
    if (!isComputed(value)) requireSecretArn(value, memberPath(where, name));
  }
  return secrets;
}

function requireSecretArn(value: unknown, where: string): void {
  const arn = requireText(value, where);
  if (/[*?]/.test(arn)) refuse(where, "holds a wildcard", "write the ARN of one secret");
  if (!isSecretArn(arn) && !isParameterArn(arn)) {
    // What stands here instead of an ARN may be the secret: it is not quoted.
    refuse(where, "must be the ARN of a secret or a parameter", "write the arn of aws.secretsmanager.Secret");
  }
}

/** With the six characters that Secrets Manager adds to a name: a policy on an ARN without them matches no secret. */
function isSecretArn(arn: string): boolean {
  return /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+-[A-Za-z0-9]{6}$/.test(arn);
}

function isParameterArn(arn: string): boolean {
  return /^arn:aws[a-z-]*:ssm:[a-z0-9-]+:\d{12}:parameter\/[\w./-]+$/.test(arn);
}

/** The one action that reads what an ARN names. */
export function toReadAction(arn: string): string {
  return isParameterArn(arn) ? "ssm:GetParameter" : "secretsmanager:GetSecretValue";
}
