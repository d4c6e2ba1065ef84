import type { Sabotage } from "../sabotage";
import { takenOut } from "./taken-out";

const routes = takenOut("routes", "routes", [
  [
    "are closed and served by the default handler unless told otherwise",
    "parseBoolean(given.public, false)",
    "parseBoolean(given.public, true)",
  ],
  ["refuse an empty table", "if (entries.length === 0) refuse(", "if (entries.length > 1e9) refuse("],
  ["number 300 at most", "if (entries.length > 300)", "if (entries.length > 1e9)"],
  ["refuse a pair whose order AWS does not document", "requireOrder(routes);", ""],
  ["refuse to be public and to ask for scopes", "if (open && scopes) refuse(", 'if (routeKey === "") refuse('],
  ["refuse to be without a function", "if (handler === defaultKey) refuse(", 'if (handler === "") refuse('],
  [
    "refuse a function that does not exist, naming the nearest",
    "if (known.includes(handler)) continue;",
    "if (known.includes(handler) || handler !== defaultKey) continue;",
  ],
  ["refuse a function that serves no route", "if (idle !== undefined) refuse(", 'if (idle === "") refuse('],
  [
    "warn of the public $default beside a locked route of the same function",
    'method === "ANY" || path?.at(-1)?.kind === "greedy"',
    'path?.at(-1)?.kind === "greedy"',
  ],
  [
    "warn of the public GET /{proxy+} beside a locked route of the same function",
    'method === "ANY" || path?.at(-1)?.kind === "greedy"',
    'method === "ANY" || !path',
  ],
]);

const scopes = takenOut("scopes", "scopes", [
  [
    "rule 1: a route without scopes asks for what an access token of a person carries",
    "asked ?? (tokenUse === TokenUse.AccessOrId ? [] : signedIn)",
    "asked ?? []",
  ],
  [
    "rule 1: never a custom scope, with which a machine's token would pass",
    "...peopleScopes.filter((scope) => obtainable.has(scope))",
    "...[...obtainable].filter((scope) => scope !== signInScope)",
  ],
  ["rule 2: the API's scopes are for routes without their own, in place of rule 1", "asked ?? (tokenUse", "(tokenUse"],
  ["rule 2: refuses more than 10", "if (scopes.length > 10) refuse(", "if (scopes.length > 1e9) refuse("],
  [
    "rule 2: refuses one of more than 64 characters",
    "if (scope.length > maxScopeLength) {",
    "if (scope.length > 1e9) {",
  ],
  [
    "rule 2: refuses an empty list for the whole API",
    "if (scopes.length === 0) refuse(",
    "if (scopes.length > 1e9) refuse(",
  ],
  [
    "rule 3: with ID tokens let in, a route without scopes asks for none",
    "(tokenUse === TokenUse.AccessOrId ? [] : signedIn)",
    "signedIn",
  ],
  [
    "rule 3: warns that routes with scopes still need an access token",
    "if (tokenUse !== TokenUse.AccessOrId) return [];",
    "return [];",
  ],
  [
    "rule 5: refuses a scope that no resource server defines",
    "if (!rules.defined.includes(scope)) {",
    'if (scope === "") {',
  ],
  ["rule 5: refuses a scope that no client may ask for", "if (!rules.obtainable.has(scope)) {", 'if (scope === "") {'],
  [
    "rule 5: refuses the API's scope that no client may ask for",
    "if (asked) requireObtainable(asked, option.where, { defined, obtainable });",
    "",
  ],
  [
    "refuses a client's scope that no resource server defines: Cognito would not make the client",
    "if (defined.includes(scope)) return;",
    'if (scope !== "") return;',
  ],
]);

const planApi = takenOut("plan-api", "planApi", [
  ["refuses a name that the names of its parts have no room for", "requireName(name);", ""],
  [
    "refuses a kind of token that Cognito does not make",
    "parseChoice(tokens.tokenUse, Object.values(TokenUse), TokenUse.Access)",
    "parseChoice({ ...tokens.tokenUse, value: undefined }, Object.values(TokenUse), TokenUse.Access)",
  ],
]);

const refusable: Sabotage[] = [
  {
    rule: "planApi: what checks refuse becomes a RunError",
    file: "components/refusable.ts",
    find: "error instanceof Refusal ? new RunError(error.message) : error",
    replace: "error",
    spec: "test/components/plan-api.spec.ts",
    red: "planApi refuses with a RunError, which Pulumi prints without a stack",
  },
];

/** What routes ask of a token and who serves them, and the plan as a whole. */
export const decisions: Sabotage[] = [...routes, ...scopes, ...planApi, ...refusable];
