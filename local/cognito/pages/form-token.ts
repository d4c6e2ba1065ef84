import { parse, serialize } from "hono/utils/cookie";
import { digest, randomSecret, sameSecret } from "../secrets";
import { PageRefusal } from "./page-refusal";

/** A form's proof that it was shown to the browser that sends it. */
export interface FormToken {
  /** Stands in every form. */
  value: string;

  /** `Set-Cookie` of a browser that had none yet. */
  cookie: string | undefined;
}

/** Name of the field that holds it. */
export const FORM_TOKEN = "formToken";

const cookieName = "cognito-form";

/**
 * The token for the forms of a browser: a digest of a random cookie (double submit). It is `Lax`, not `Strict`, so that an
 * application's link to the page finds the cookie that other tabs have.
 */
export function makeFormToken(request: Request): FormToken {
  const known = readCookie(request);
  const secret = known ?? randomSecret(32);
  const cookie = serialize(cookieName, secret, { httpOnly: true, sameSite: "Lax", path: "/" });
  return { value: toToken(secret), cookie: known === undefined ? cookie : undefined };
}

/**
 * Lets through only forms that were shown to this browser. Compared in constant time.
 *
 * @param given what the form has; empty: nothing
 * @throws PageRefusal
 */
export function requireFormToken(request: Request, given: string): void {
  const secret = readCookie(request);
  if (secret === undefined) throw outOfDate();
  if (!sameSecret(given, toToken(secret))) throw outOfDate();
}

function outOfDate(): PageRefusal {
  return new PageRefusal(403, "This form is out of date", "Open the page again and fill in the form once more.");
}

function toToken(secret: string): string {
  return digest(`form ${secret}`);
}

/** Only what this server makes: a cookie that was put there by somebody else stands for nothing. */
function readCookie(request: Request): string | undefined {
  const secret = parse(request.headers.get("cookie") ?? "", cookieName)[cookieName];
  return secret !== undefined && /^[0-9a-f]{64}$/.test(secret) ? secret : undefined;
}
