import type { CorsPlan } from "../plan";
import { type Option, readOptions } from "./options";
import { requireOrigins } from "./origins";
import { refuse, show } from "./refusal";
import { type ParsedRoute, routeMethods } from "./route-key";
import { parseBoolean, parseInputs, parseTexts, parseWhole } from "./values";

/** Sent by every caller with a token or a JSON body; browsers do not count `authorization` among `*` (Fetch standard). */
const ownHeaders = ["authorization", "content-type"];

/** Reads `cors`. Undefined if it was left out: no page of another origin may call then. */
export function parseCors(option: Option, routes: ParsedRoute[]): CorsPlan | undefined {
  if (option.value === undefined) return undefined;
  const given = readOptions(option.where, option.value, [
    "origins",
    "methods",
    "headers",
    "exposeHeaders",
    "credentials",
    "maxAgeSeconds",
  ]);
  requirePreflight(routes);
  const credentials = parseBoolean(given.credentials, false);
  const headers = parseHeaders(given.headers, credentials);
  return {
    origins: requireOrigins(parseInputs(given.origins) ?? [], given.origins.where, credentials, show),
    methods: parseMethods(given.methods, credentials) ?? [...new Set(routes.map(({ method }) => method))],
    headers: [...new Set([...ownHeaders, ...headers])],
    exposeHeaders: parseHeaders(given.exposeHeaders, credentials),
    credentials,
    maxAgeSeconds: parseWhole(given.maxAgeSeconds, { min: -1, max: 86_400, otherwise: 600 }),
  };
}

/** The gateway answers preflights itself, unless a route takes them first: behind a lock no page could call. */
function requirePreflight(routes: ParsedRoute[]): void {
  for (const { where, method } of routes) {
    if (method === "ANY")
      refuse(where, "takes the preflights of cors", "write a route for each method, and no $default");
    if (method === "OPTIONS")
      refuse(where, "takes the preflights of cors", "leave the route out, the gateway answers them");
  }
}

function parseMethods(option: Option, credentials: boolean): string[] | undefined {
  const methods = parseTexts(option);
  if (methods?.length === 0) refuse(option.where, "must hold a method", "leave it out for those of the routes");
  methods?.forEach((method, index) => {
    const where = `${option.where}[${index}]`;
    if (method === "*") requireNoCredentials(where, credentials);
    else if (method === "ANY" || !routeMethods.includes(method)) {
      refuse(
        where,
        "is not a method",
        `write one of ${routeMethods.filter((known) => known !== "ANY").join(", ")}`,
        show(method),
      );
    }
  });
  return methods;
}

/** Names of headers, in lower case as the gateway compares them; a name is a token (RFC 9110, section 5.1). */
function parseHeaders(option: Option, credentials: boolean): string[] {
  const headers = parseTexts(option) ?? [];
  headers.forEach((header, index) => {
    const where = `${option.where}[${index}]`;
    if (header === "*") requireNoCredentials(where, credentials);
    else if (!/^[A-Za-z0-9!#$%&'+.^_`|~-]+$/.test(header)) {
      refuse(where, "is not the name of a header", 'write one such as "x-request-id"', show(header));
    }
  });
  return [...new Set(headers.map((header) => header.toLowerCase()))];
}

/** With cookies, browsers read `*` as a name and not as a wildcard (Fetch standard). */
function requireNoCredentials(where: string, credentials: boolean): void {
  if (credentials) refuse(where, "does not count with credentials", "write each by name", show("*"));
}
