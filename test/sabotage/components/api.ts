import type { Sabotage } from "../sabotage";
import { takenOut } from "./taken-out";

const routeKey = takenOut("checks/route-key", "checks/route-key", [
  [
    'refuses "GET notes"',
    "if (method === undefined || path === undefined) {",
    'if (method === undefined || path === undefined) return { method: "GET", path: [] };\n  if (!method) {',
  ],
  ["refuses the method TRACE", "if (!routeMethods.includes(method)) {", "if (!method) {"],
  ["refuses GET /notes/, which ends with a slash", 'if (path.endsWith("/")) {', "if (!path) {"],
  ["refuses an empty part", 'if (part === "") refuse(', 'if (part === "\\n") refuse('],
  [
    "refuses the part .., which callers resolve before they call",
    'if (part === "." || part === "..")',
    'if (part === ".")',
  ],
  ["refuses the part *", "if (!/^[A-Za-z0-9._~-]+$/.test(part)) {", 'if (part === "\\n") {'],
  [
    "refuses a greedy variable before the end",
    'if (segments.slice(0, -1).some(({ kind }) => kind === "greedy")) {',
    "if (segments.length > 1e9) {",
  ],
  ["refuses a variable that stands twice", "if (twice !== undefined) refuse(", 'if (twice === "") refuse('],
]);

const routePairs = takenOut("checks/route-pairs", "checks/route-pairs", [
  [
    "refuses GET /pets/{petId} beside GET /pets/{id}, which differ in names of variables alone",
    "if (!first && !second) {",
    'if (route.where === "") {',
  ],
  [
    "refuses GET /a/b/{y} beside GET /a/{x}/c, whose order AWS does not document",
    "if (first && second) {",
    'if (route.where === "") {',
  ],
  [
    "refuses ANY /a/b/{y} beside GET /a/{x}/c, whose order AWS does not document",
    'return route.method === other.method || route.method === "ANY" || other.method === "ANY";',
    "return route.method === other.method;",
  ],
  [
    "refuses ANY /a/b beside GET /a/{x}: one is the more exact path, the other the more exact method",
    'order.second || (other.method !== "ANY" && route.method === "ANY")',
    "order.second",
  ],
  ["finds a pair anywhere in the table", "routes.slice(0, index)", "routes.slice(Math.max(0, index - 1), index)"],
]);

const cors = takenOut("checks/cors", "checks/cors", [
  [
    "names authorization even beside *, which browsers do not count it among",
    "[...new Set([...ownHeaders, ...headers])]",
    "[...headers]",
  ],
  [
    "refuses to be without origins",
    "requireOrigins(parseInputs(given.origins) ?? [], given.origins.where, credentials, show)",
    "parseInputs(given.origins) ?? []",
  ],
  [
    "refuses any origin together with credentials",
    "given.origins.where, credentials, show)",
    "given.origins.where, false, show)",
  ],
  [
    "refuses ANY /notes, which would put preflights behind the authorizer",
    'if (method === "ANY")\n',
    'if (method === "")\n',
  ],
  ["refuses a route for OPTIONS, which the gateway answers itself", 'if (method === "OPTIONS")', 'if (method === "")'],
  ["refuses an empty list of methods", "if (methods?.length === 0) refuse(", "if (methods?.length === -1) refuse("],
  [
    "refuses the method TRACE",
    'else if (method === "ANY" || !routeMethods.includes(method)) {',
    'else if (method === "ANY") {',
  ],
  ["refuses the method ANY", 'else if (method === "ANY" || !routeMethods', "else if (!routeMethods"],
  [
    "takes * for methods without credentials, refuses it with them",
    'if (credentials) refuse(where, "does not count',
    'if (where === "") refuse(where, "does not count',
  ],
  [
    "refuses the header x trace",
    "else if (!/^[A-Za-z0-9!#$%&'+.^_`|~-]+$/.test(header)) {",
    'else if (header === "") {',
  ],
  ["refuses an age below -1", "{ min: -1, max: 86_400,", "{ min: -99, max: 86_400,"],
  ["refuses an age of more than a day", "{ min: -1, max: 86_400,", "{ min: -1, max: 1e9,"],
]);

const origins = takenOut("checks/origins", "checks/origins", [
  ["refuses an empty list", "if (origins.length === 0) refuse(", "if (origins.length > 1e9) refuse("],
  ["refuses one that stands twice", "requireDistinct(where, origins, describe);", ""],
  ["refuses * with credentials", "if (credentials)", 'if (where === "")'],
  ["refuses null, the origin of any sandboxed page", 'if (origin === "null") refuse(', 'if (origin === "") refuse('],
  ["refuses the wildcard in https://*.a.org", 'if (origin.includes("*")) refuse(', 'if (origin === "") refuse('],
  [
    "refuses ftp://a.org, which is not scheme and host",
    "if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {",
    "if (parsed === undefined) {",
  ],
  [
    "refuses a.org, which is not scheme and host",
    "if (parsed === undefined || !/^https?:$/",
    "if (parsed === undefined) return;\n  if (!/^https?:$/",
  ],
  [
    'refuses "https://a.org/", which no browser sends',
    "if (parsed.origin !== origin) refuse(",
    'if (parsed.origin === "") refuse(',
  ],
  ["refuses a computed one without quoting it", "describe: Describe = hide,", "describe: Describe = String,"],
]);

const stage = takenOut("checks/stage", "checks/stage", [
  ["refuses dev/1", 'if (stage !== "$default" && !/^[A-Za-z0-9_-]{1,128}$/.test(stage)) {', 'if (stage === "") {'],
  ["warns of a hyphen, about which AWS's documents disagree", 'return stage.includes("-")', 'return stage === ""'],
]);

const throttle = takenOut("checks/throttle", "checks/throttle", [
  ["refuses a rate of 0, which lets nothing through", "if (value < 1) refuse(", "if (value < 0) refuse("],
  [
    "refuses a burst of 0, which lets nothing through",
    "const burst = requireRate(given.burst);",
    "const burst = Number(given.burst.value);",
  ],
  [
    "refuses one number without the other, which would count as 0",
    'if (typeof value !== "number" || ',
    'if (typeof value !== "number") return 1;\n  if (',
  ],
  ["refuses a rate without bounds, or that is no number", " || !Number.isFinite(value)) {", ") {"],
  ["refuses a burst with a fraction", "if (!Number.isInteger(burst))", "if (burst < 0)"],
]);

const logs = takenOut("checks/logs", "checks/logs", [
  [
    "refuses a number of days that CloudWatch does not keep",
    "retentions.find((candidate) => candidate === value);",
    "Number(value);",
  ],
  [
    "refuses an alias in place of a key",
    "if (!/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key\\/[A-Za-z0-9-]+$/.test(arn)) {",
    'if (arn === "") {',
  ],
  [
    "refuses a computed key that is no ARN, without quoting it",
    'where = "logs.kmsKeyArn", describe = hide)',
    'where = "logs.kmsKeyArn", describe: (value: unknown) => string = String)',
  ],
]);

const tags = takenOut("checks/tags", "checks/tags", [
  ["refuses more than 50", "if (entries.length > 50) refuse(", "if (entries.length > 1e9) refuse("],
  ["refuses a key of more than 128 characters", "key.length > 128) refuse(", "key.length > 1e9) refuse("],
  ["refuses an empty key", "if (key.length < 1 || ", "if ("],
  ["refuses a key that AWS keeps for itself", "if (/^aws:/i.test(key))", 'if (key === "")'],
  ["refuses a key with a character that AWS refuses", "if (!characters.test(key))", 'if (key === "")'],
  ["refuses keys that differ in capitals alone, which IAM takes for one", "if (twice)", 'if (twice?.key === "")'],
  [
    "refuses a computed value that is no text",
    'if (typeof value !== "string") refuse(where, "must be a text", "write it in quotes", describe(value));',
    'if (typeof value !== "string") return;',
  ],
  ["refuses a value of more than 256 characters", "if (value.length > 256) refuse(", "if (value.length > 1e9) refuse("],
  ["refuses a value with a character that AWS refuses", "if (!characters.test(value))", 'if (value === "\\n")'],
  [
    "refuses a computed value that AWS does not take, without quoting it",
    "describe: Describe = hide)",
    "describe: Describe = String)",
  ],
]);

/** The gateway, and what holds for everything. */
export const api: Sabotage[] = [
  ...routeKey,
  ...routePairs,
  ...cors,
  ...origins,
  ...stage,
  ...throttle,
  ...logs,
  ...tags,
];
