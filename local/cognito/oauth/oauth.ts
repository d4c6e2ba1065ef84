import type { Hono } from "hono";
import type { Services } from "../services";
import { mountAuthorize } from "./authorize-endpoint";
import { mountRevoke } from "./revoke-endpoint";
import { mountToken } from "./token-endpoint";
import { mountUserInfo } from "./user-info-endpoint";

/** Serves `/oauth2/*` of all pools. What the authorization endpoint throws is shown by who mounts it. */
export function mountOauth(app: Hono, services: Services): void {
  mountAuthorize(app, services);
  mountToken(app, services);
  mountUserInfo(app, services);
  mountRevoke(app, services);
}
