import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { FollowedBundle } from "./evaluation";

/** Where `bundle()` of secured-api tells what it made; neither side imports the other. */
const CHANNEL = "secured-api:bundle";

/**
 * Collects the bundles that a program makes from now on.
 *
 * @returns ends it
 */
export function collectBundles(bundles: FollowedBundle[]): () => void {
  const listen = (message: unknown) => void bundles.push(message as FollowedBundle);
  subscribe(CHANNEL, listen);
  return () => void unsubscribe(CHANNEL, listen);
}
