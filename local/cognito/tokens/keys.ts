import { createHash } from "node:crypto";
import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";

/** A public key as the key set publishes it. */
export type Jwk = {
  alg: "RS256";
  e: string;
  /** Says which key signed a token. */
  kid: string;
  kty: "RSA";
  n: string;
  use: "sig";
};

export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  jwk: Jwk;
}

/** ID and access tokens are signed with different keys, as on AWS. */
export interface PoolKeys {
  id: SigningKey;
  access: SigningKey;
}

export interface SigningKeys {
  /** The keys of a pool, made on first use and the same ever after. */
  forPool(poolId: string): Promise<PoolKeys>;

  /** Deletes the keys of a pool that is no more. */
  forget(poolId: string): Promise<void>;
}

/**
 * RSA keys of 2048 bits, made fresh on this machine and kept in the folder, which is closed to its other users (0700,
 * files 0600).
 */
export function openSigningKeys(folder: string): SigningKeys {
  const known = new Map<string, Promise<PoolKeys>>();
  const fileOf = (poolId: string) => join(folder, `${encodeURIComponent(poolId)}.json`);
  return {
    forPool: (poolId) => {
      const keys = known.get(poolId) ?? loadKeys(folder, fileOf(poolId));
      known.set(poolId, keys);
      return keys;
    },
    forget: async (poolId) => {
      known.delete(poolId);
      await rm(fileOf(poolId), { force: true });
    },
  };
}

interface StoredKeys {
  id: JWK;
  access: JWK;
}

async function loadKeys(folder: string, file: string): Promise<PoolKeys> {
  const stored = (await readKeys(file)) ?? (await makeKeys(folder, file));
  const [id, access] = await Promise.all([toSigningKey(stored.id), toSigningKey(stored.access)]);
  return { id, access };
}

async function readKeys(file: string): Promise<StoredKeys | undefined> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as StoredKeys;
  } catch {
    // The parser's message quotes the text, which is a private key.
    throw new Error(`the signing keys in ${file} cannot be read; delete the file to have new ones made`);
  }
}

async function makeKeys(folder: string, file: string): Promise<StoredKeys> {
  const [id, access] = await Promise.all([makeKey(), makeKey()]);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify({ id, access }), { mode: 0o600 });
  await rename(unfinished, file);
  return { id, access };
}

async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair("RS256", { modulusLength: 2048, extractable: true });
  return exportJWK(privateKey);
}

async function toSigningKey(stored: JWK): Promise<SigningKey> {
  const { n, e } = stored;
  if (n === undefined || e === undefined) throw new Error("a signing key has no modulus or exponent");
  const kid = createHash("sha256").update(n).digest("base64");
  const jwk: Jwk = { alg: "RS256", e, kid, kty: "RSA", n, use: "sig" };
  const [privateKey, publicKey] = await Promise.all([importJWK(stored, "RS256"), importJWK({ ...jwk }, "RS256")]);
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) throw new Error("a signing key is not RSA");
  return { kid, privateKey, publicKey, jwk };
}
