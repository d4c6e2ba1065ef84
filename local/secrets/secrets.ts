import type { IncomingHttpHeaders } from "node:http";
import { AwsError } from "../aws-port/aws-answers";
import { findDenial, readCaller } from "../iam/caller";
import type { RoleSettings } from "../iam/settings";
import { withoutControls } from "../terminal-lines";
import { findSecret, type SecretSources } from "./find-secret";
import { operations, type SecretOperation } from "./operations";
import type { SecretSettings } from "./settings";

/** What requests for secrets are answered from. */
export interface SecretsOptions extends SecretSources {
  /** Whoever signs with the key of one of these may do what its policies allow, and nothing else. */
  roles: RoleSettings[];

  /** Takes one line for a person. */
  print(line: string): void;
}

/** One request off the wire. */
export interface SecretRequest {
  /** `X-Amz-Target`. */
  target: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/**
 * Answers GetSecretValue of Secrets Manager and GetParameter of SSM; grants are looked at before anything is looked up, as
 * on AWS.
 *
 * @throws AwsError for a request that is not granted, that names what has no value here, or for another operation
 */
export function answerSecrets({ target, headers, body }: SecretRequest, options: SecretsOptions): unknown {
  const operation = operations.get(target);
  if (!operation) {
    const served = [...operations.keys()].join(" and ");
    throw new AwsError(400, "UnknownOperationException", `${target} is not served locally: ${served} are`);
  }
  const signer = readCaller(headers, operation.service, options.roles);
  if ("denial" in signer) throw new AwsError(400, signer.denial.type, signer.denial.message);
  const input = parseBody(body);
  const id = input[operation.member];
  if (typeof id !== "string" || id === "")
    throw new AwsError(400, "ValidationException", `${operation.member} must be a text`);
  const secret = findSecret(operation.service, id, options);
  const denial = findDenial(signer.caller, operation.action, secret.arn);
  if (denial) throw new AwsError(400, denial.type, denial.message);
  if (secret.value === undefined || !isCurrent(secret, input)) throw notFound(operation, secret, options);
  return operation.answer(secret, secret.value, input);
}

function parseBody(body: Buffer): Record<string, unknown> {
  try {
    const input: unknown = JSON.parse(body.toString("utf8"));
    if (typeof input === "object" && input !== null) return { ...input };
  } catch {
    // Said below.
  }
  throw new AwsError(400, "SerializationException", "the request body is not a JSON object");
}

/** Only the current version of a secret is here. */
function isCurrent({ versionId }: SecretSettings, input: Record<string, unknown>): boolean {
  const { VersionId: version = versionId, VersionStage: stage = "AWSCURRENT" } = input;
  return version === versionId && stage === "AWSCURRENT";
}

/** AWS's error, with where to put the value; said to the person too, since a handler rarely shows what it caught. */
function notFound({ notFound: { type, message } }: SecretOperation, { name }: SecretSettings, options: SecretsOptions) {
  const hint = `put its value into ${options.file.fileName}, as { ${JSON.stringify(name)}: "..." }, and start again`;
  options.print(withoutControls(`no value for the secret ${JSON.stringify(name)}: ${hint}`));
  return new AwsError(400, type, `${message} Here: ${hint}`);
}
