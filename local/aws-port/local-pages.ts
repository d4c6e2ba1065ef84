import type { RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import type { Message } from "../cognito/settings";

/** What the local run shows of itself, under `/_local/`. */
export function createLocalPages(messages: () => Message[]): RequestListener {
  const app = new Hono();
  app.get("/_local/messages", (context) => context.json(messages(), 200, { "cache-control": "no-store" }));
  app.notFound((context) => context.json({ message: `${context.req.path} is not served: /_local/messages is` }, 404));
  return getRequestListener(app.fetch, { overrideGlobalObjects: false });
}
