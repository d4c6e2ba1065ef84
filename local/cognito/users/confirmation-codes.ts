import type { UserRecord } from "../records";
import { digest, randomText } from "../secrets";
import type { Services } from "../services";
import type { ClientSettings, PoolSettings } from "../settings";
import { type Delivery, deliveryOf } from "./delivery";

/** A code is good for so long (Quotas in Amazon Cognito: sign-up confirmation code). */
const life = 24 * 3_600_000;

/** For whom a code is made, and through what. */
export interface CodeRequest {
  pool: PoolSettings;
  client: ClientSettings;
  user: UserRecord;
  source: "SignUp" | "ResendCode";
  clientMetadata?: Record<string, string> | undefined;
}

export interface NewCode {
  user: UserRecord;
  delivery: Delivery | undefined;
  /** Sends the code; to be called once the user is stored. */
  send(): Promise<void>;
}

/** The user with a fresh confirmation code, if the pool verifies an attribute that the user has; the old one is void. */
export function withConfirmationCode(services: Services, request: CodeRequest): NewCode {
  const { pool } = request;
  const delivery = deliveryOf(pool, request.user.attributes);
  if (delivery === undefined) return { user: request.user, delivery, send: async () => undefined };
  const code = randomText(6, "0123456789");
  const expiresAt = services.clock() + life;
  const confirmation = { codeDigest: digest(code), expiresAt, attribute: delivery.attribute };
  const user = { ...request.user, confirmation };
  const send = () => services.notify({ ...request, user, kind: "signUp", to: delivery.address, code });
  return { user, delivery, send };
}
