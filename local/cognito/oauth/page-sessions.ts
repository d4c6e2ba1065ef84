import { parse, serialize } from "hono/utils/cookie";
import type { Pool } from "../pools/directory";
import { keyOf, type PageSessionRecord, type UserRecord } from "../records";
import { digest, randomSecret } from "../secrets";
import type { Services } from "../services";

/** Who is signed in on the page of a pool, in one browser. */
export interface PageSession {
  /** As they are now. */
  user: UserRecord;

  /** Seconds since 1970: when they gave their password, and whatever else was asked for. */
  authTime: number;
}

const cookieName = "cognito";

type Parts = Pick<Services, "store" | "users" | "clock">;

/** Seconds that people stay signed in on the page (Managed login, Session cookies). */
const lifeSeconds = 3600;

/**
 * Signs a person in on the page. A session that the browser had before ends: what was known of it is worth nothing now.
 *
 * @param request the one that is answered
 * @returns the session, and the `Set-Cookie` to answer with. It says no `Secure`: the page is http, on this machine alone.
 */
export async function beginPageSession(
  services: Parts,
  request: Request,
  pool: Pool,
  user: UserRecord,
): Promise<{ session: PageSession; cookie: string }> {
  const secret = randomSecret(32);
  const now = services.clock();
  const record: PageSessionRecord = {
    poolId: pool.settings.id,
    username: user.username,
    sub: user.sub,
    signOuts: user.signOuts,
    passwordSetAt: user.passwordSetAt,
    authTime: Math.floor(now / 1000),
    expiresAt: now + lifeSeconds * 1000,
  };
  await services.store.batch([
    ...keysOf(request).map((key) => ({ type: "del" as const, key })),
    { type: "put", key: keyOf.pageSession(digest(secret)), value: record },
  ]);
  return { session: { user, authTime: record.authTime }, cookie: toCookie(secret, lifeSeconds) };
}

/** The session that a request comes with; undefined: there is none in this pool, or it is over. */
export async function findPageSession(services: Parts, request: Request, pool: Pool): Promise<PageSession | undefined> {
  const [key] = keysOf(request);
  const record = key === undefined ? undefined : await services.store.get<PageSessionRecord>(key);
  if (record === undefined || record.poolId !== pool.settings.id) return undefined;
  if (services.clock() >= record.expiresAt) return undefined;
  const user = await services.users.find(pool.settings, record.username);
  if (user === undefined || !isHolder(user, record)) return undefined;
  return { user, authTime: record.authTime };
}

/**
 * Signs the browser out of the page.
 *
 * @returns the `Set-Cookie` to answer with
 */
export async function endPageSession({ store }: Parts, request: Request): Promise<string> {
  await store.batch(keysOf(request).map((key) => ({ type: "del", key })));
  return toCookie("", 0);
}

/** Who signed in is still the same, with the same password, may still sign in, and has not signed out everywhere since. */
function isHolder(user: UserRecord, { sub, signOuts, passwordSetAt }: PageSessionRecord): boolean {
  if (user.passwordSetAt !== passwordSetAt) return false;
  return user.sub === sub && user.signOuts === signOuts && user.enabled && user.status === "CONFIRMED";
}

/** Keys of the record that a request's cookie stands for, one or none. */
function keysOf(request: Request): string[] {
  const secret = parse(request.headers.get("cookie") ?? "", cookieName)[cookieName];
  return secret ? [keyOf.pageSession(digest(secret))] : [];
}

function toCookie(value: string, maxAge: number): string {
  return serialize(cookieName, value, { httpOnly: true, sameSite: "Lax", path: "/", maxAge });
}
