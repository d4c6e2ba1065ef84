import type { Hono } from "hono";
import type { Services } from "../services";

/** Serves `/oauth2/*` of all pools. */
export function mountOauth(_app: Hono, _services: Services): void {}
