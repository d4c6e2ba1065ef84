import { EnableSoftwareTokenMfa, SoftwareTokenMfaNotFound } from "../errors";
import type { UserRecord } from "../records";
import type { Services } from "../services";
import type { PoolSettings } from "../settings";
import { makeTotpSecret, stepOf } from "./totp";

/**
 * A new secret for the authenticator app of a user who is signed in. The app they have stays until the new one's first code.
 *
 * @returns the secret in Base32.
 * @throws SoftwareTokenMfaNotFound in a pool without such apps
 */
export async function associateApp(services: Services, pool: PoolSettings, user: UserRecord): Promise<string> {
  if (!pool.secondFactors.includes("SOFTWARE_TOKEN_MFA")) {
    throw new SoftwareTokenMfaNotFound("Software Token MFA has not been enabled by the userPool");
  }
  const pendingTotp = makeTotpSecret();
  await services.users.update(pool, user.username, (one) => ({
    ...one,
    mfa: { enabled: [], ...one.mfa, pendingTotp },
  }));
  return pendingTotp;
}

/**
 * Takes the first code of the new secret. The app is asked for once SetUserMFAPreference switches it on, or the pool
 * requires a second factor.
 *
 * @throws SoftwareTokenMfaNotFound if no secret waits, EnableSoftwareTokenMfa for a wrong code
 */
export async function verifyApp(
  services: Services,
  pool: PoolSettings,
  user: UserRecord,
  code: string,
  deviceName: string | undefined,
): Promise<void> {
  await services.users.update(pool, user.username, (one) => {
    const { mfa } = one;
    if (mfa?.pendingTotp === undefined) throw new SoftwareTokenMfaNotFound();
    const lastStep = stepOf(mfa.pendingTotp, code, services.clock());
    if (lastStep === undefined) throw new EnableSoftwareTokenMfa();
    return { ...one, mfa: { ...mfa, pendingTotp: undefined, totp: { secret: mfa.pendingTotp, lastStep, deviceName } } };
  });
}
