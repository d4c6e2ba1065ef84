import type { HttpEvent } from "./event";

/** Claims of a verified Cognito token, with the types they have in the token. */
export interface Claims {
  /** Groups the person is in; empty if in none. */
  "cognito:groups": string[];

  /** Scopes of an access token, also on routes that ask for none; empty for an ID token. */
  scope: string[];

  /** IAM roles of the groups. Absent if they have none. */
  "cognito:roles"?: string[];

  /** How the person signed in. In newer ID tokens. */
  amr?: string[];

  /** In an ID token. */
  email_verified?: boolean;

  /** In an ID token. */
  phone_number_verified?: boolean;

  /** When the person signed in, seconds since 1970. */
  auth_time?: number;

  /** When the token was made, seconds since 1970. */
  iat?: number;

  /** When the token ends, seconds since 1970. */
  exp?: number;

  /** All others, as the text that arrived. */
  [name: string]: string | number | boolean | string[] | undefined;
}

/** What undoes the wire format, by a claim's name and never by its looks: somebody called "true" stays a string. */
const undo = new Map<string, (text: string) => number | boolean | string[]>([
  ["cognito:groups", toList],
  ["cognito:roles", toList],
  ["amr", toList],
  ["scope", toWords],
  ["email_verified", toBoolean],
  ["phone_number_verified", toBoolean],
  ["auth_time", Number],
  ["iat", Number],
  ["exp", Number],
]);

/**
 * The claims of the token that the gateway verified. API Gateway hands every claim over as a string: lists as `[a b]`,
 * booleans as `true`, times as digits; and it leaves `authorizer.jwt.scopes` null on routes that ask for no scope.
 *
 * @returns Undefined on a route without an authorizer.
 */
export function readClaims(event: HttpEvent): Claims | undefined {
  const wire = event.requestContext.authorizer?.jwt.claims;
  if (!wire) return undefined;
  const claims = Object.entries(wire).map(([name, text]) => [name, undo.get(name)?.(text) ?? text]);
  return { "cognito:groups": [], scope: [], ...Object.fromEntries(claims) };
}

/** Cognito's group names cannot hold a space, so none comes apart here. */
function toList(text: string): string[] {
  return toWords(text.slice(1, -1));
}

function toWords(text: string): string[] {
  return text.split(" ").filter((word) => word !== "");
}

function toBoolean(text: string): boolean {
  return text === "true";
}
