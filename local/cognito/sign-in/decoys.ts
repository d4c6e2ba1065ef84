import { createHmac } from "node:crypto";
import { keyOf } from "../records";
import { randomSecret } from "../secrets";
import type { Services } from "../services";
import type { PoolSettings } from "../settings";
import { isEmail, isPhoneNumber } from "../users/address-forms";
import { canonicalName } from "../users/sign-in-names";

/** What is shown of a user whom nobody is: always the same for the same name, and of the form that real ones have. */
export interface Decoy {
  username: string;

  /** Of a password, in hex. */
  salt: string;

  email: string;
  phoneNumber: string;
}

/** Made from a secret of the pool, so that nobody can compute for a name what it shows if nobody has it. */
export async function decoyOf(services: Services, pool: PoolSettings, name: string): Promise<Decoy> {
  const secret = await secretOf(services, pool.id);
  const canonical = canonicalName(pool, name);
  const derive = (what: string) => createHmac("sha256", secret).update(`${what}/${canonical}`).digest("hex");
  const letters = derive("email").replace(/\d/g, (digit) => String.fromCharCode(103 + Number(digit)));
  return {
    username: isOwnUsername(pool, canonical) ? canonical : toUuid(derive("username")),
    salt: derive("salt").slice(0, 32),
    phoneNumber: isPhoneNumber(canonical)
      ? canonical
      : `+1${BigInt(`0x${derive("phone")}`)
          .toString()
          .slice(0, 10)}`,
    email: isEmail(canonical) ? canonical : `${letters.slice(0, 8)}@${letters.slice(8, 16)}.com`,
  };
}

/** In a pool with username attributes every username is a UUID; an alias of that form is nobody's username. */
function isOwnUsername(pool: PoolSettings, name: string): boolean {
  if (pool.usernameAttributes.length > 0) return false;
  if (isEmail(name)) return !pool.aliasAttributes.includes("email");
  if (isPhoneNumber(name)) return !pool.aliasAttributes.includes("phone_number");
  return true;
}

/** Version 4 in form (RFC 9562, 5.4). */
function toUuid(hex: string): string {
  const variant = "89ab".charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

const secrets = new WeakMap<Services["store"], Map<string, Promise<string>>>();

/** Read once: it never changes. */
function secretOf(services: Services, poolId: string): Promise<string> {
  const ofStore = secrets.get(services.store) ?? new Map<string, Promise<string>>();
  secrets.set(services.store, ofStore);
  const secret = ofStore.get(poolId) ?? readSecret(services, poolId);
  ofStore.set(poolId, secret);
  return secret;
}

async function readSecret({ store }: Services, poolId: string): Promise<string> {
  const key = keyOf.decoySecret(poolId);
  const known = await store.get<string>(key);
  if (known !== undefined) return known;
  const fresh = randomSecret(32);
  await store.put(key, fresh);
  return fresh;
}
