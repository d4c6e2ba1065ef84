import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { password, type Stage } from "./stage";

/** A confirmed person of `notes` with the standard password. */
export async function addPerson({ notes, administer }: Stage, email: string): Promise<void> {
  const user = { UserPoolId: notes.poolId, Username: email };
  const UserAttributes = [
    { Name: "email", Value: email },
    { Name: "email_verified", Value: "true" },
  ];
  await administer("AdminCreateUser", { ...user, UserAttributes, MessageAction: "SUPPRESS" });
  await administer("AdminSetUserPassword", { ...user, Password: password, Permanent: true });
}

/** Invites a person to `vault`; the address is not proven, so that an authenticator app is the only second factor. */
export async function invite({ vault, administer }: Stage, email: string): Promise<void> {
  const UserAttributes = [{ Name: "email", Value: email }];
  await administer("AdminCreateUser", { UserPoolId: vault.poolId, Username: email, UserAttributes });
}

/** Gives a person of `vault` who has an authenticator app a code by e-mail as well, and prefers neither. */
export async function addSecondFactor({ vault, administer }: Stage, email: string): Promise<void> {
  const user = { UserPoolId: vault.poolId, Username: email };
  const UserAttributes = [{ Name: "email_verified", Value: "true" }];
  await administer("AdminUpdateUserAttributes", { ...user, UserAttributes });
  const both = { SoftwareTokenMfaSettings: { Enabled: true }, EmailMfaSettings: { Enabled: true } };
  await administer("AdminSetUserMFAPreference", { ...user, ...both });
}

/** The secret of an authenticator app as the page spells it out. */
export async function readSecret(page: Page): Promise<string> {
  return ((await page.locator(".secret").textContent()) ?? "").replace(/\s/g, "");
}

/** The code that an authenticator app shows at a time, milliseconds since 1970. */
export function codeAt(secret: string, timestamp: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}
