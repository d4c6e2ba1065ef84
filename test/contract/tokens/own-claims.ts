import type { Claims } from "../../local/gateway/tokens";
import { ownAudiences } from "../program/apis";
import type { OwnKeys } from "./sources";

/**
 * Claims of an access token that passes the authorizer `own`.
 *
 * @param now Seconds since 1970.
 */
export function ownClaims({ issuer }: OwnKeys, now: number): Claims {
  return {
    sub: "5d0e7c1a-1111-4222-8333-944455556666",
    iss: issuer,
    client_id: ownAudiences[0],
    token_use: "access",
    scope: "openid contract/read",
    iat: now - 60,
    exp: now + 3600,
  };
}
