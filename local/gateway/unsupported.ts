import { parseIdentitySource } from "./identity-source";
import { parseRouteKey } from "./route-key";
import type { ApiSettings, CorsSettings, JwtAuthorizerSettings, RouteSettings, ThrottleSettings } from "./settings";
import { canVerify, type Jwk } from "./signing-keys";

/** Public keys of a local pool by its issuer; undefined for an issuer that no local pool has. */
export type FindKeys = (issuer: string) => { keys: readonly Jwk[] } | undefined;

/**
 * What of these settings the gateway cannot honour, a line each. The start stops on any: a lock that is not understood
 * stays closed.
 *
 * @param jwks Left out: the keys of the issuers are not looked for.
 */
export function findUnsupported(settings: ApiSettings, jwks?: FindKeys): string[] {
  return [
    ...checkStage(settings.stage),
    ...settings.routes.flatMap(checkRoute),
    ...checkConflicts(settings.routes),
    ...settings.routes.flatMap((route) => (route.authorizer ? checkAuthorizer(route.authorizer, route, jwks) : [])),
    ...(settings.cors ? checkCors(settings.cors) : []),
    ...[settings, ...settings.routes].flatMap(({ throttle }) => (throttle ? checkThrottle(throttle) : [])),
  ];
}

/** The line, if the rule is broken. */
function line(broken: boolean, text: string): string[] {
  return broken ? [text] : [];
}

function checkStage(stage: string): string[] {
  const valid = stage === "$default" || /^[A-Za-z0-9_-]{1,128}$/.test(stage);
  return line(!valid, `stage "${stage}" must be "$default" or up to 128 letters, digits, "-" and "_"`);
}

function checkRoute({ routeKey, authorizer, scopes, functionArn, timeoutMs }: RouteSettings): string[] {
  const readable = routeKey === "$default" || parseRouteKey(routeKey) !== undefined;
  const inTime = timeoutMs >= 50 && timeoutMs <= 30_000;
  return [
    ...line(
      !readable,
      `route key "${routeKey}" cannot be honoured; write it like "GET /notes/{id}", "ANY /{proxy+}" or "$default"`,
    ),
    ...line(
      !authorizer && scopes.length > 0,
      `route "${routeKey}" asks for scopes but has no authorizer; give it a JWT authorizer`,
    ),
    ...line(
      scopes.some((scope) => !isScope(scope)),
      `route "${routeKey}" asks for a scope that no token can carry; a scope is printable characters without a space, a quote or a backslash`,
    ),
    ...line(functionArn === "", `route "${routeKey}" has no function; give it an integration`),
    ...line(!inTime, `route "${routeKey}" waits ${timeoutMs} ms; the timeout must be between 50 ms and 30000 ms`),
  ];
}

/** RFC 6749, 3.3. */
function isScope(scope: string): boolean {
  return /^[\x21\x23-\x5B\x5D-\x7E]+$/.test(scope);
}

/** Two routes for the same requests: API Gateway refuses the second with a ConflictException. */
function checkConflicts(routes: RouteSettings[]): string[] {
  const seen = new Map<string, string>();
  return routes.flatMap(({ routeKey }) => {
    const shape = routeKey.replace(/\{[^}+]*(\+?)\}/g, "{$1}");
    const other = seen.get(shape);
    if (other === undefined) seen.set(shape, routeKey);
    return line(other !== undefined, `route "${routeKey}" is for the same requests as "${other}"; keep one of them`);
  });
}

function checkAuthorizer(authorizer: JwtAuthorizerSettings, { routeKey }: RouteSettings, jwks?: FindKeys): string[] {
  const { name, issuer, audience, identitySource } = authorizer;
  const where = `authorizer "${name}" of route "${routeKey}"`;
  const lines = [
    ...line(
      parseIdentitySource(identitySource) === undefined,
      `${where} reads its token from "${identitySource}"; write "$request.header.<name>" or "$request.querystring.<name>"`,
    ),
    ...line(
      audience.length === 0 || audience.includes(""),
      `${where} must name at least one audience, none of them empty`,
    ),
    ...line(!issuer.startsWith("https://"), `${where} trusts "${issuer}"; an issuer must be an https URL`),
  ];
  if (!jwks) return lines;
  const known = jwks(issuer)?.keys.some(canVerify) ?? false;
  return [
    ...lines,
    ...line(!known, `${where} trusts "${issuer}", which no local user pool is; use a pool of this program`),
  ];
}

function checkCors({ allowOrigins, allowMethods, allowCredentials }: CorsSettings): string[] {
  const methods = allowMethods.filter((method) => method.length < 1 || method.length > 64);
  const wildcards = allowOrigins.filter((origin) => origin.includes("*") && !/^(?:https?:\/\/)?\*$/.test(origin));
  return [
    ...line(
      allowCredentials && allowOrigins.includes("*"),
      `CORS cannot allow credentials for the origin "*"; name the origins`,
    ),
    ...methods.map((method) => `CORS method "${method}" must be 1 to 64 characters`),
    ...wildcards.map(
      (origin) => `CORS origin "${origin}" holds a wildcard; only "*", "https://*" and "http://*" are known`,
    ),
  ];
}

function checkThrottle({ requestsPerSecond, burst }: ThrottleSettings): string[] {
  const valid = requestsPerSecond >= 0 && burst >= 0;
  return line(!valid, `throttle ${requestsPerSecond} a second, burst ${burst}: both must be numbers from 0`);
}
