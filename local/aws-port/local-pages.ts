import type { RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import type { Message } from "../cognito/settings";
import type { ShownRequest } from "../gateway/request-log";

interface Shown {
  /** Newest first. */
  messages(): Message[];
  /** Newest first. */
  requests(): ShownRequest[];
}

/** What the local run shows of itself, under `/_local/`. */
export function createLocalPages(shown: Shown): RequestListener {
  const app = new Hono();
  const fresh = { "cache-control": "no-store" };
  app.get("/_local/messages", (context) => context.json(shown.messages(), 200, fresh));
  app.get("/_local/requests", (context) => context.json(shown.requests(), 200, fresh));
  app.notFound((context) => {
    const message = `${context.req.path} is not served: /_local/messages and /_local/requests are`;
    return context.json({ message }, 404);
  });
  return getRequestListener(app.fetch, { overrideGlobalObjects: false });
}
