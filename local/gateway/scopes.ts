import type { JwtPayload } from "aws-jwt-verify/jwt-model";
import { Refusal } from "./answer";

/**
 * The scopes a token carries: those of `scp` if it has that claim, else those of `scope`. A list, or a text with a space
 * between them.
 */
export function readScopes(payload: JwtPayload): string[] {
  const claim = payload["scp"] ?? payload.scope;
  const scopes: unknown[] = typeof claim === "string" ? claim.split(" ") : Array.isArray(claim) ? claim : [];
  return scopes.filter((scope) => typeof scope === "string").filter((scope) => scope !== "");
}

/**
 * Checks that a token carries at least one of the scopes a route asks for.
 *
 * @param asked Empty: none is asked for.
 * @returns What the function learns: null where none was asked for, else all scopes of the token.
 * @throws Refusal 403.
 */
export function requireScope(payload: JwtPayload, asked: string[]): string[] | null {
  if (asked.length === 0) return null;
  const carried = readScopes(payload);
  if (!carried.some((scope) => asked.includes(scope))) {
    throw new Refusal(403, `the token carries ${toWords(carried)}; the route asks for one of ${asked.join(" ")}`);
  }
  return carried;
}

function toWords(carried: string[]): string {
  return carried.length === 0 ? "no scope (an ID token never does)" : `the scopes ${JSON.stringify(carried.join(" "))}`;
}
