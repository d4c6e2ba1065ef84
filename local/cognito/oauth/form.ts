import { OauthError } from "./oauth-error";
import { readBody, UnreadableBody } from "./read-body";

/** The parameters of a form; one without a value counts as not there (RFC 6749, 3.2). */
export type Form = ReadonlyMap<string, string>;

/** Far more than any request of these has. */
const mostBytes = 64 * 1024;

/**
 * Reads the body of a request, and nothing of its URL: that ends up in logs.
 *
 * @throws OauthError `invalid_request` for another content type, a body of more than 64 KiB, and a parameter that is
 *   given more than once
 */
export async function readForm(request: Request): Promise<Form> {
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";", 1);
  if (type.trim().toLowerCase() !== "application/x-www-form-urlencoded") {
    throw new OauthError("invalid_request", "the content type must be application/x-www-form-urlencoded");
  }
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(await readText(request))) {
    if (form.has(name)) throw new OauthError("invalid_request", "a parameter is given more than once");
    form.set(name, value);
  }
  return new Map([...form].filter(([, value]) => value !== ""));
}

/** @throws OauthError `invalid_request` if it is missing */
export function requireField(form: Form, name: string): string {
  const value = form.get(name);
  if (value === undefined) throw new OauthError("invalid_request", `${name} is missing`);
  return value;
}

async function readText(request: Request): Promise<string> {
  try {
    return await readBody(request, mostBytes);
  } catch (error) {
    throw error instanceof UnreadableBody ? new OauthError("invalid_request", `the body: ${error.message}`) : error;
  }
}
