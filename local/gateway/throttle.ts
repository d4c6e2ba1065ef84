import type { Clock } from "../clock";
import type { ThrottleSettings } from "./settings";

/**
 * A token bucket: full with `burst` at start, filled by `requestsPerSecond`, never over `burst`.
 *
 * @param settings Undefined: everything passes.
 * @returns Takes one request out of the bucket; false if it was empty.
 */
export function createThrottle(settings: ThrottleSettings | undefined, clock: Clock): () => boolean {
  if (!settings) return () => true;
  const { requestsPerSecond, burst } = settings;
  let tokens = burst;
  let filledAt = clock();
  return () => {
    const now = clock();
    tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) / 1000) * requestsPerSecond);
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
