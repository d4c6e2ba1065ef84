import { createPrivateKey, createPublicKey, type JsonWebKey } from "node:crypto";
import fs from "node:fs";
import { makeKey, type TestKey } from "../../local/gateway/tokens";
import type { OwnKeys } from "./sources";

/**
 * Makes two keys of an issuer of the tests' own and writes them to a file that nobody else may read.
 *
 * @returns The public key set, as its issuer publishes it.
 * @throws Error if the file is there already.
 */
export function writeOwnKeys(file: string): { keys: TestKey["jwk"][] } {
  const keys = [makeKey("contract-first"), makeKey("contract-second")];
  const stored = keys.map(({ kid, privateKey }) => ({ kid, ...privateKey.export({ format: "jwk" }) }));
  fs.writeFileSync(file, JSON.stringify(stored), { mode: 0o600, flag: "wx" });
  return { keys: keys.map(({ jwk }) => jwk) };
}

/** @throws Error if the file does not hold two keys. */
export function readOwnKeys(file: string, issuer: string): OwnKeys {
  const stored = JSON.parse(fs.readFileSync(file, "utf8")) as (JsonWebKey & { kid: string })[];
  const [first, second] = stored.map(toTestKey);
  if (!first || !second) throw new Error(`${file} does not hold two keys; make it with "npm run contract -- keys"`);
  return { issuer, first, second, unpublished: makeKey("contract-unpublished") };
}

function toTestKey({ kid, ...key }: JsonWebKey & { kid: string }): TestKey {
  const privateKey = createPrivateKey({ key, format: "jwk" });
  const { n = "", e = "" } = key;
  return {
    kid,
    privateKey,
    publicKey: createPublicKey(privateKey),
    jwk: { kty: "RSA", alg: "RS256", use: "sig", kid, n, e },
  };
}
