import { activeFactors } from "../mfa/factors";
import type { UserRecord } from "../records";
import type { PoolSettings } from "../settings";
import { isEmail, isPhoneNumber } from "./address-forms";

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

/**
 * Where a code for a new password goes: the first of the pool's ways that the user has proven. Never where the codes of the
 * second factor go: whoever reads the mailbox would have both.
 */
export function recoveryOf(pool: PoolSettings, user: UserRecord): Delivery | undefined {
  const { attributes } = user;
  const isFactor = activeFactors(pool, user).includes("EMAIL_OTP");
  return recoveryAttributes(pool)
    .filter((attribute) => attribute !== "email" || !isFactor)
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

/** Addresses that a name shows which nobody has: always the same for the same name. */
interface PretendedAddresses {
  email: string;
  phoneNumber: string;
}

/** Where a confirmation code would have gone, for a name that nobody has. */
export function pretendDelivery({ autoVerifiedAttributes }: PoolSettings, addresses: PretendedAddresses): Delivery {
  return pretend(autoVerifiedAttributes.includes("phone_number") ? "phone_number" : "email", addresses);
}

/**
 * Where a code for a new password would have gone. The medium follows from the form of the name and from what the pool
 * verifies (Managing user existence error responses).
 */
export function pretendRecovery(pool: PoolSettings, name: string, addresses: PretendedAddresses): Delivery {
  if (isEmail(name)) return { attribute: "email", address: name };
  if (isPhoneNumber(name)) return { attribute: "phone_number", address: name };
  const ways = recoveryAttributes(pool);
  const verified = ways.find((attribute) => pool.autoVerifiedAttributes.includes(attribute));
  return pretend(verified ?? ways[0] ?? "email", addresses);
}

function pretend(attribute: Delivery["attribute"], { email, phoneNumber }: PretendedAddresses): Delivery {
  return { attribute, address: attribute === "email" ? email : phoneNumber };
}

function recoveryAttributes({ recovery }: PoolSettings): Delivery["attribute"][] {
  return recovery.map((way) => (way === "verified_email" ? "email" : "phone_number"));
}

function maskEmail(address: string): string {
  const [local = "", domain = ""] = address.split("@");
  return `${local.slice(0, 1)}***@${domain.slice(0, 1)}***`;
}

function maskPhoneNumber(address: string): string {
  return `+${"*".repeat(Math.max(address.length - 5, 0))}${address.slice(-4)}`;
}
