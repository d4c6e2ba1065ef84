import type { Clock } from "../clock";
import { type Authorize, createAuthorizer } from "./authorizer";
import { createRouter, type Router } from "./router";
import type { ApiSettings, RouteSettings } from "./settings";
import { toVerificationKeys, type VerificationKey } from "./signing-keys";
import { type FindKeys, findUnsupported } from "./unsupported";

/** A route with its lock. */
export interface GuardedRoute extends RouteSettings {
  /** Undefined: the route is open. */
  authorize: Authorize | undefined;
}

/**
 * All routes with their locks, ready to be matched.
 *
 * @throws Error with a line for everything that cannot be honoured.
 */
export function createGuardedRoutes(settings: ApiSettings, jwks: FindKeys, clock: Clock): Router<GuardedRoute> {
  const unsupported = findUnsupported(settings, jwks);
  if (unsupported.length > 0) throw new Error(unsupported.join("\n"));
  const ready = new Map<string, ReadonlyMap<string, VerificationKey>>();
  const keysOf = (issuer: string) => {
    const keys = ready.get(issuer) ?? toVerificationKeys(jwks(issuer)?.keys ?? []);
    ready.set(issuer, keys);
    return keys;
  };
  return createRouter(
    settings.routes.map((route): GuardedRoute => {
      const { authorizer, scopes } = route;
      const authorize = authorizer && createAuthorizer(authorizer, scopes, keysOf(authorizer.issuer), clock);
      return { ...route, authorize };
    }),
  );
}
