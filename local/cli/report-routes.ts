import type { ApiSettings, RouteSettings } from "../gateway/settings";

/** A table of an API's routes with what each asks of a token. */
export function toRouteTable({ routes, stage }: ApiSettings, apiUrl: string): string {
  const prefix = stage === "$default" ? "" : `/${stage}`;
  const width = Math.max(0, ...routes.map(({ routeKey }) => routeKey.length));
  const rows = routes.map((route) => `  ${route.routeKey.padEnd(width)}  ${toDemand(route)}`);
  return [`routes at ${apiUrl}${prefix}`, ...rows].join("\n");
}

function toDemand({ authorizer, scopes }: RouteSettings): string {
  if (!authorizer) return "open to anyone";
  if (scopes.length === 0) return "any token of this API's clients";
  return `access token with ${scopes.length === 1 ? "scope" : "any of"} ${scopes.join(", ")}`;
}
