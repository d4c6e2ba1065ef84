import { Hono } from "hono";
import { mountOauth } from "./oauth/oauth";
import { mountPages } from "./pages/pages";
import { startVisit, toErrorPage, withPageHeaders } from "./pages/visit";
import type { Services } from "./services";

/** What a pool's domain serves on AWS: the OAuth endpoints and the sign-in pages. Pools are told apart by client. */
export function createWeb(services: Services): Hono {
  const app = new Hono();
  app.onError(async (error, { req }) => {
    const visit = startVisit(req.raw);
    return withPageHeaders(await toErrorPage(visit, error), visit);
  });
  mountOauth(app, services);
  mountPages(app, services);
  return app;
}
