import { createDecipheriv, pbkdf2 } from "node:crypto";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { ProgramError } from "./program-error";

/** Rounds of PBKDF2-SHA256 and key length in bytes of the CLI's passphrase provider. */
const ROUNDS = 1_000_000;
const KEY_BYTES = 32;
/** AES-GCM's authentication tag, in bytes; it follows the encrypted text. */
const TAG_BYTES = 16;

/** Opens one `secure:` value. */
export type Decrypt = (secure: string) => string;

/**
 * Makes the function that opens the stack's `secure:` values, from `encryptionsalt` and the passphrase in
 * PULUMI_CONFIG_PASSPHRASE or the file named by PULUMI_CONFIG_PASSPHRASE_FILE.
 *
 * @throws ProgramError that says what is missing; it never holds the passphrase or a value
 */
export async function openSecrets(salt: string | undefined, env: NodeJS.ProcessEnv): Promise<Decrypt> {
  if (salt === undefined)
    throw new ProgramError("the stack file has no encryptionsalt: only passphrase encryption works here");
  const passphrase = readPassphrase(env);
  const [, encodedSalt = "", check = ""] = salt.match(/^v1:([^:]+):(v1:[^:]+:[^:]+)$/) ?? [];
  if (check === "")
    throw new ProgramError("the stack file's encryptionsalt is not of the form v1:<salt>:v1:<nonce>:<text>");
  const key = await promisify(pbkdf2)(passphrase, Buffer.from(encodedSalt, "base64"), ROUNDS, KEY_BYTES, "sha256");
  const decrypt: Decrypt = (secure) => open(secure, key);
  if (tryOpen(check, decrypt) !== "pulumi")
    throw new ProgramError("incorrect passphrase in PULUMI_CONFIG_PASSPHRASE(_FILE)");
  return decrypt;
}

function readPassphrase(env: NodeJS.ProcessEnv): string {
  if (env["PULUMI_CONFIG_PASSPHRASE"] !== undefined) return env["PULUMI_CONFIG_PASSPHRASE"];
  const file = env["PULUMI_CONFIG_PASSPHRASE_FILE"];
  if (!file) throw new ProgramError("set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE");
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    throw new ProgramError(`cannot read the passphrase file ${file} (PULUMI_CONFIG_PASSPHRASE_FILE)`);
  }
}

function tryOpen(secure: string, decrypt: Decrypt): string | undefined {
  try {
    return decrypt(secure);
  } catch {
    return undefined;
  }
}

function open(secure: string, key: Buffer): string {
  const [, nonce = "", text = ""] = secure.match(/^v1:([^:]+):([^:]*)$/) ?? [];
  const sealed = Buffer.from(text, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString("utf8");
}
