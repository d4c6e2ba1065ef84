import { toConfigKey } from "./config-key";
import { type Decrypt, openSecrets } from "./passphrase";
import { ProgramError } from "./program-error";
import type { YamlMap, YamlValue } from "./yaml-values";

/** A value of the stack's configuration. */
export interface StackValue {
  /** As the file has it; what was encrypted is opened. */
  value: YamlValue;

  /** It, or a part of it, is encrypted in the stack file. */
  secret: boolean;
}

/**
 * The stack file's values by full key, `secure:` ones opened unless an override stands in for them.
 *
 * @throws ProgramError naming the first secret that cannot be opened
 */
export async function openValues(
  file: YamlMap,
  project: string,
  overrides: Map<string, string>,
  env: NodeJS.ProcessEnv,
): Promise<Map<string, StackValue>> {
  const config = file.get("config");
  const entries = config instanceof Map ? [...config] : [];
  const salt = file.get("encryptionsalt");
  let decrypt: Decrypt | undefined;
  const opened = new Map<string, StackValue>();
  for (const [written, value] of entries) {
    const key = toConfigKey(written, project);
    const secret = holdsSecure(value);
    if (!secret || overrides.has(key)) {
      opened.set(key, { value: secret ? "" : value, secret });
      continue;
    }
    try {
      decrypt ??= await openSecrets(typeof salt === "string" ? salt : undefined, env);
      opened.set(key, { value: openValue(value, decrypt), secret });
    } catch (error) {
      throw unreadable(key, error);
    }
  }
  return opened;
}

function unreadable(key: string, cause: unknown): ProgramError {
  const reason = cause instanceof ProgramError ? cause.message : "it was encrypted with another key";
  return new ProgramError(`secret ${key} cannot be decrypted: ${reason}, or give it with --config ${key}=VALUE`, {
    cause,
  });
}

function secureText(value: YamlValue): string | undefined {
  if (!(value instanceof Map) || value.size !== 1) return undefined;
  const secure = value.get("secure");
  return typeof secure === "string" ? secure : undefined;
}

function holdsSecure(value: YamlValue): boolean {
  if (secureText(value) !== undefined) return true;
  if (Array.isArray(value)) return value.some(holdsSecure);
  return value instanceof Map && [...value.values()].some(holdsSecure);
}

function openValue(value: YamlValue, decrypt: Decrypt): YamlValue {
  const secure = secureText(value);
  if (secure !== undefined) return decrypt(secure);
  if (Array.isArray(value)) return value.map((item) => openValue(item, decrypt));
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, openValue(item, decrypt)]));
  return value;
}
