import type { Sabotage } from "../sabotage";
import { patch } from "./patch";

/** Which origins may read an answer. */
export const cors: Sabotage[] = [
  patch(
    "an origin is compared whole",
    "cors.ts",
    "return allowed === origin;",
    "return origin.startsWith(allowed);",
    "cors",
    "CORS preflight gets no CORS headers for another origin",
  ),
  patch(
    "another origin gets no CORS headers",
    "cors.ts",
    "return allowOrigins.some((allowed) => isSameOrigin(allowed, origin)) ? origin : undefined;",
    "return origin;",
    "cors",
    "CORS answer carries no CORS headers for another origin or for none, not even the function's",
  ),
  patch(
    "a preflight for another method gets no CORS headers",
    "cors.ts",
    '!(cors.allowMethods.includes("*") || cors.allowMethods.includes(method))',
    'method === ""',
    "cors",
    "CORS preflight gets no CORS headers for another method",
  ),
  patch(
    "the function's CORS headers are dropped",
    "cors.ts",
    '.filter(([name]) => !name.toLowerCase().startsWith("access-control-"))',
    ".slice()",
    "cors",
    "CORS answer carries no CORS headers for another origin or for none, not even the function's",
  ),
  patch(
    "https://* is a scheme, not a text within",
    "cors.ts",
    "return origin.startsWith(allowed.slice(0, -1));",
    "return origin.includes(allowed.slice(0, -1));",
    "cors",
    "CORS answer allows https://* to xhttps://app.example.com: undefined",
  ),
  patch(
    "credentials are allowed only where set",
    "cors.ts",
    "if (cors.allowCredentials) headers.push",
    "headers.push",
    "cors",
    "CORS preflight says nothing of what is not set",
  ),
  patch(
    "a preflight that a route takes needs the route's token",
    "gateway.ts",
    "if (!match && preflight) return",
    "if (preflight) return",
    "cors",
    "CORS preflight needs the token that $default asks for",
  ),
  patch(
    "an OPTIONS request without a method to ask for is no preflight",
    "cors.ts",
    " && headers[requestMethod] !== undefined",
    "",
    "cors",
    "CORS preflight is a preflight only with an origin and a method",
  ),
];
