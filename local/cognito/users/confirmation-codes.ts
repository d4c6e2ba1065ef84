import type { UserRecord } from "../records";
import { digest, randomText } from "../secrets";
import type { Services } from "../services";
import type { PoolSettings } from "../settings";
import { type Delivery, deliveryOf } from "./delivery";

/** A code is good for so long (Quotas in Amazon Cognito: sign-up confirmation code). */
const life = 24 * 3_600_000;

export interface NewCode {
  user: UserRecord;
  delivery: Delivery | undefined;
  /** Sends the code; to be called once the user is stored. */
  send(): void;
}

/** The user with a fresh confirmation code, if the pool verifies an attribute that the user has; the old one is void. */
export function withConfirmationCode(services: Services, pool: PoolSettings, user: UserRecord): NewCode {
  const delivery = deliveryOf(pool, user.attributes);
  if (delivery === undefined) return { user, delivery, send: () => undefined };
  const code = randomText(6, "0123456789");
  const now = services.clock();
  const confirmation = { codeDigest: digest(code), expiresAt: now + life, attribute: delivery.attribute };
  const at = new Date(now).toISOString();
  return {
    user: { ...user, confirmation },
    delivery,
    send: () => services.send({ to: delivery.address, kind: "signUp", code, at }),
  };
}
