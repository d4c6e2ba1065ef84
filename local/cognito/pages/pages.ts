import type { Hono } from "hono";
import type { Services } from "../services";

/** Serves the sign-in pages of all pools. */
export function mountPages(_app: Hono, _services: Services): void {}
