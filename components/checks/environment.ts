import type { HandlerPlan } from "../plan";
import { memberPath, type Option, readEntries } from "./options";
import { hide, isComputed, refuse } from "./refusal";
import { toInput } from "./values";

/** Names that Lambda sets itself (Lambda developer guide, environment variables); it refuses a function that sets them. */
const reserved =
  /^(AWS_REGION|AWS_DEFAULT_REGION|AWS_LAMBDA_.*|AWS_ACCESS_KEY|AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|AWS_EXECUTION_ENV|LAMBDA_TASK_ROOT|LAMBDA_RUNTIME_DIR)$/;

/** Bytes that Lambda keeps for all variables of a function, as JSON. */
const maxBytes = 4096;

/** Reads `environment` of a function. */
export function parseEnvironment(option: Option): HandlerPlan["environment"] {
  const entries = readEntries(option);
  const variables = Object.fromEntries(
    entries.map(({ key, where, value }) => [key, value === "" ? "" : toInput(where, value)] as const),
  );
  return requireEnvironment(variables, option.where);
}

/**
 * Takes the environment variables of a function; computed ones are passed over, and count nothing. No message quotes a
 * value.
 *
 * @throws Refusal for names and sizes that Lambda does not take.
 */
export function requireEnvironment<T>(variables: { [name: string]: T }, where: string): { [name: string]: T } {
  for (const [name, value] of Object.entries(variables)) requireVariable(name, value, memberPath(where, name));
  return requireSize(variables, where);
}

/**
 * Takes all environment variables of a function together; computed ones count nothing.
 *
 * @throws Refusal for more bytes than Lambda keeps.
 */
export function requireSize<T>(variables: { [name: string]: T }, where: string): { [name: string]: T } {
  const plain = Object.entries(variables).filter(([, value]) => !isComputed(value));
  const bytes = Buffer.byteLength(JSON.stringify(Object.fromEntries(plain)));
  if (bytes > maxBytes)
    refuse(where, `must have ${maxBytes} bytes at most, as JSON`, "keep large values elsewhere", `${bytes}`);
  return variables;
}

function requireVariable(name: string, value: unknown, where: string): void {
  if (!/^[A-Za-z][A-Za-z0-9_]+$/.test(name)) {
    refuse(where, "must have a name of letters, digits and _, two at least, a letter first", "write another name");
  }
  if (reserved.test(name)) refuse(where, "has a name that Lambda sets itself", "write another name");
  if (/^SECURED_API_/.test(name)) refuse(where, "has a name that this component sets itself", "write another name");
  if (typeof value !== "string" && !isComputed(value))
    refuse(where, "must be a text", "write it in quotes", hide(value));
}

/** Names of plain variables that look like they hold a secret: everyone who may see the function sees them. */
export function findSecretNames(environment: HandlerPlan["environment"]): string[] {
  return Object.keys(environment).filter((name) => {
    return /(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIALS?)$/i.test(name);
  });
}
