import type { Hono } from "hono";
import type { Services } from "../services";
import { readAuthorization } from "./authorization";
import { completeAuthorization } from "./complete-authorization";
import { findPageSession } from "./page-sessions";
import { RedirectError, redirectTo } from "./redirect";

/** `GET /oauth2/authorize` (Authorize endpoint): the answer to the client for who is signed in, else the sign-in page. */
export function mountAuthorize(app: Hono, services: Services): void {
  app.get("/oauth2/authorize", async ({ req }) => {
    const authorization = readAuthorization(services, new URL(req.url).searchParams);
    const session = await findPageSession(services, req.raw, authorization.pool);
    if (session !== undefined && authorization.prompt !== "form") {
      return completeAuthorization(services, authorization, session);
    }
    if (authorization.prompt === "none") {
      throw new RedirectError(authorization.target, "login_required", "nobody is signed in, and no page may be shown");
    }
    return redirectTo(`/login?${authorization.query}`);
  });
}
