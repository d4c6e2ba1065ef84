import { createHash } from "node:crypto";
import type { PoolSettings } from "../settings";

/** Where a code goes. */
export interface Delivery {
  attribute: "email" | "phone_number";
  address: string;
}

/** The attribute that the pool verifies by itself and the user has; of two the phone number, as on AWS. */
export function deliveryOf(pool: PoolSettings, attributes: Record<string, string>): Delivery | undefined {
  return (["phone_number", "email"] as const)
    .filter((attribute) => pool.autoVerifiedAttributes.includes(attribute))
    .map((attribute) => ({ attribute, address: attributes[attribute] ?? "" }))
    .find(({ address }) => address !== "");
}

/** Where a code for a new password goes: the first of the pool's ways that the user has proven. */
export function recoveryOf(pool: PoolSettings, attributes: Record<string, string>): Delivery | undefined {
  return recoveryAttributes(pool)
    .filter((attribute) => attributes[`${attribute}_verified`] === "true")
    .map((attribute) => ({ attribute, address: attributes[attribute] ?? "" }))
    .find(({ address }) => address !== "");
}

/** `CodeDeliveryDetails` with the address masked. */
export function toDeliveryDetails({ attribute, address }: Delivery) {
  return {
    Destination: attribute === "email" ? maskEmail(address) : maskPhoneNumber(address),
    DeliveryMedium: attribute === "email" ? "EMAIL" : "SMS",
    AttributeName: attribute,
  };
}

/** Where a confirmation code would have gone, for a name that nobody has: always the same for the same name. */
export function pretendDelivery(pool: PoolSettings, name: string): Delivery {
  return pretend(pool, name, pool.autoVerifiedAttributes.includes("phone_number") ? "phone_number" : "email");
}

/**
 * Where a code for a new password would have gone. The medium follows from the form of the name and from what the pool
 * verifies (Managing user existence error responses).
 */
export function pretendRecovery(pool: PoolSettings, name: string): Delivery {
  if (name.includes("@")) return { attribute: "email", address: name };
  if (/^\+\d+$/.test(name)) return { attribute: "phone_number", address: name };
  const ways = recoveryAttributes(pool);
  const verified = ways.find((attribute) => pool.autoVerifiedAttributes.includes(attribute));
  return pretend(pool, name, verified ?? ways[0] ?? "email");
}

function recoveryAttributes({ recovery }: PoolSettings): Delivery["attribute"][] {
  return recovery.map((way) => (way === "verified_email" ? "email" : "phone_number"));
}

function pretend(pool: PoolSettings, name: string, attribute: Delivery["attribute"]): Delivery {
  const hash = createHash("sha256").update(`${pool.id}/${name}`).digest("hex");
  if (attribute === "phone_number") return { attribute, address: `+1${BigInt(`0x${hash}`).toString().slice(0, 10)}` };
  const letters = hash.replace(/\d/g, (digit) => String.fromCharCode(103 + Number(digit)));
  return { attribute, address: name.includes("@") ? name : `${letters.slice(0, 8)}@${letters.slice(8, 16)}.com` };
}

function maskEmail(address: string): string {
  const [local = "", domain = ""] = address.split("@");
  return `${local.slice(0, 1)}***@${domain.slice(0, 1)}***`;
}

function maskPhoneNumber(address: string): string {
  return `+${"*".repeat(Math.max(address.length - 5, 0))}${address.slice(-4)}`;
}
