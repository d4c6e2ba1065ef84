import type { JwtPayload } from "aws-jwt-verify/jwt-model";
import type { Clock } from "../clock";
import type { Refuse } from "./token";

/**
 * Checks whom a signed token is for and when it is valid, to the millisecond and without leeway. `client_id` counts only
 * in a token that has no `aud` ("Troubleshooting issues with HTTP API JWT authorizers").
 *
 * @param audiences Any of these.
 * @throws Refusal of `refuse`.
 */
export function requireValidClaims(payload: JwtPayload, audiences: string[], clock: Clock, refuse: Refuse): void {
  const claim = payload.aud === undefined ? "client_id" : "aud";
  const named = Array.isArray(payload.aud) ? payload.aud : [payload[claim]];
  if (!named.some((name) => audiences.some((audience) => audience === name))) {
    throw refuse(
      `the token is for another client: its ${claim} is none of the audiences`,
      "the token does not have a valid audience",
    );
  }
  const now = clock();
  if (payload.exp === undefined) throw refuse("the token does not say when it expires (exp)");
  if (payload.exp * 1000 <= now) {
    throw refuse(`the token expired ${toSeconds(now - payload.exp * 1000)} s ago`, "the token has expired");
  }
  if (payload.nbf !== undefined && payload.nbf * 1000 > now) {
    throw refuse(`the token is not valid before ${toSeconds(payload.nbf * 1000 - now)} s from now (nbf)`);
  }
  if (payload.iat === undefined) throw refuse("the token does not say when it was issued (iat)");
  if (payload.iat * 1000 > now) {
    throw refuse(`the token was issued ${toSeconds(payload.iat * 1000 - now)} s in the future (iat)`);
  }
}

function toSeconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000);
}
