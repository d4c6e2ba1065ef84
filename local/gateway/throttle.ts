import type { Clock } from "../clock";
import type { ApiSettings, ThrottleSettings } from "./settings";

/**
 * The buckets of an API: one for the stage, which all routes share that have no limits of their own, and one for each of
 * those that have.
 *
 * @returns Takes one request out of the bucket of a route; false if it was empty.
 */
export function createThrottles(
  { throttle, routes }: Pick<ApiSettings, "throttle" | "routes">,
  clock: Clock,
): (routeKey: string) => boolean {
  const stage = createThrottle(throttle, clock);
  const limited = routes.filter((route) => route.throttle);
  const own = new Map(limited.map((route) => [route.routeKey, createThrottle(route.throttle, clock)]));
  return (routeKey) => (own.get(routeKey) ?? stage)();
}

/** The same API without any limit, in all its stages. */
export function withoutThrottles(api: ApiSettings): ApiSettings {
  const routes = api.routes.map((route) => ({ ...route, throttle: undefined }));
  const otherStages = api.otherStages?.map(withoutThrottles);
  return { ...api, throttle: undefined, routes, ...(otherStages && { otherStages }) };
}

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
