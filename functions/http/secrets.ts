import { createSecretCache } from "./secret-cache";

/** How a secret is read. */
export interface SecretOptions {
  /** How long the function's instance may keep it, seconds; 0: it is asked for each time. @default 300 */
  maxAgeSeconds?: number | undefined;
}

/**
 * The secret whose ARN an environment variable holds, as `handler.secrets` of the component declares it: a Secrets Manager
 * secret, or a parameter of SSM, which is decrypted. It is read with the AWS SDK that Lambda's Node.js runtimes bring,
 * or with the bundle's: where the SDK's clients are installed, `external: ["@aws-sdk/*"]` of `bundle` keeps half a megabyte
 * out. It is kept in the instance, and read again when it is too old.
 *
 * @param name of the variable, for example `DB_PASSWORD`
 * @returns the text; of a binary secret its bytes read as UTF-8
 * @throws Error naming the variable and never the secret; the SDK's error is its `cause`. The next call tries again.
 */
export async function readSecret(name: string, { maxAgeSeconds = 300 }: SecretOptions = {}): Promise<string> {
  const arn = process.env[name];
  if (!arn) throw new Error(`${name} is not set: declare it in handler.secrets`);
  if (!ARN.test(arn)) {
    throw new Error(`${name} is no ARN of a Secrets Manager secret or an SSM parameter: declare it in handler.secrets`);
  }
  try {
    return await cached(arn, maxAgeSeconds);
  } catch (cause) {
    throw new Error(`the secret of ${name} cannot be read: ${describe(cause)}`, { cause });
  }
}

/** What AWS says is quoted. Any other message could hold a piece of an answer, and so of the secret. */
function describe(error: unknown): string {
  const { name, message, code, $fault }: Record<string, unknown> = Object(error);
  return $fault !== undefined || error instanceof SdkNotFound ? `${name}: ${message}` : String(code ?? name);
}

/**
 * A secret that is a JSON object, such as `{ "username": ..., "password": ... }` of a database.
 *
 * @throws Error as `readSecret` does, and for a secret that is no JSON object: `JSON.parse` would quote it
 */
export async function readJsonSecret(name: string, options: SecretOptions = {}): Promise<Record<string, unknown>> {
  const value = parseJson(await readSecret(name, options));
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new Error(`the secret of ${name} is not a JSON object`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const cached = createSecretCache(fetchSecret, Date.now);

const ARN = /^arn:aws[a-z-]*:(secretsmanager:[a-z0-9-]+:\d{12}:secret:|ssm:[a-z0-9-]+:\d{12}:parameter\/)./;

function fetchSecret(arn: string): Promise<string> {
  const [, , service, region = ""] = arn.split(":");
  return service === "ssm" ? fetchParameter(arn, region) : fetchSecretValue(arn, region);
}

async function fetchSecretValue(arn: string, region: string): Promise<string> {
  const { SecretsManagerClient, GetSecretValueCommand } = await loadSecretsManager();
  const answer = await new SecretsManagerClient({ region }).send(new GetSecretValueCommand({ SecretId: arn }));
  return answer.SecretString ?? new TextDecoder("utf-8", { fatal: true }).decode(answer.SecretBinary);
}

async function fetchParameter(arn: string, region: string): Promise<string> {
  const { SSMClient, GetParameterCommand } = await loadSsm();
  const answer = await new SSMClient({ region }).send(new GetParameterCommand({ Name: arn, WithDecryption: true }));
  return answer.Parameter?.Value ?? "";
}

/** The runtime has no such client. */
class SdkNotFound extends Error {
  override readonly name = "SdkNotFound";

  constructor(client: string, cause: unknown) {
    super(`${client} is not here: Lambda brings it, the local run needs npm install --save-dev ${client}`, { cause });
  }
}

// A bundler leaves an import out, and does not fail, if it stands in a `try` and the package is not installed.

async function loadSecretsManager() {
  try {
    return await import("@aws-sdk/client-secrets-manager");
  } catch (error) {
    throw new SdkNotFound("@aws-sdk/client-secrets-manager", error);
  }
}

async function loadSsm() {
  try {
    return await import("@aws-sdk/client-ssm");
  } catch (error) {
    throw new SdkNotFound("@aws-sdk/client-ssm", error);
  }
}
