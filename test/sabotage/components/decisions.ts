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
  ["refuse to be public and to ask for groups", "if (open && groups) refuse(", 'if (routeKey === "") refuse('],
  [
    "refuse to ask for scopes and groups, because an authorizer takes any of what it asks for",
    "if (scopes && groups) refuse(",
    'if (routeKey === "") refuse(',
  ],
  [
    "refuse a limit that lets nothing through",
    "const throttle = parseThrottle(given.throttle);",
    'const throttle = given.throttle.value as ParsedRoute["throttle"];',
  ],
  ["keep the order of the table and every choice that was made", "throttle: route.throttle,", "throttle: undefined,"],
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
    "...peopleScopes.filter((scope) => known === undefined || known.obtainable.has(scope))",
    "...[...(known?.obtainable ?? peopleScopes)].filter((scope) => scope !== signInScope)",
  ],
  [
    "rule 1: not the scopes of a machine client either",
    "const signedIn = [signInScope, ...peopleScopes",
    "const signedIn = [signInScope, ...(sources?.machineClients.flatMap(({ scopes }) => scopes) ?? []), ...peopleScopes",
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
    "requireDefined(scope, item, known ? known.defined : [scope]);",
    "",
  ],
  [
    "rule 5: refuses a scope that no client may ask for",
    "if (known && !known.obtainable.has(scope)) {",
    'if (scope === "") {',
  ],
  [
    "rule 5: refuses the API's scope that no client may ask for",
    "if (asked) requireObtainable(asked, option.where, known);",
    "",
  ],
  ["rule 5: takes a scope that a machine client alone may ask for", ", ...forMachines", ""],
  [
    "refuses a client's scope that no resource server defines: Cognito would not make the client",
    "scopes.entries()",
    "scopes.slice(0, 0).entries()",
  ],
  [
    "refuses the scope of a group for a route of an existing pool: only the trigger gives it",
    "requireDefined(scope, item, known ? known.defined : [scope]);",
    "if (known) requireDefined(scope, item, known.defined);",
  ],
  [
    "a route with groups asks for exactly their scopes, any of them",
    "if (route.groups) return route.groups.map(toGroupScope);",
    "",
  ],
  [
    "a route with groups does not ask for the API's scopes, which anybody may have",
    "if (route.groups) return route.groups.map(toGroupScope);",
    "if (route.groups) return [...route.groups.map(toGroupScope), ...rules.otherwise];",
  ],
  [
    "with ID tokens let in, refuses a closed route that a machine's token would pass",
    "if (machineClients.length === 0) return;",
    "if (machineClients.length < 1e9) return;",
  ],
  [
    "existing pool: a route without scopes asks for what any person's access token may carry",
    "known === undefined || known.obtainable.has(scope)",
    "known?.obtainable.has(scope)",
  ],
]);

/** The same file, broken where a table of combinations alone shows it. */
const closedRoutes: Sabotage[] = takenOut("scopes", "closed routes", [
  [
    "ask for a scope in every combination, so that no ID token passes",
    "asked ?? (tokenUse === TokenUse.AccessOrId ? [] : signedIn)",
    "asked ?? (tokenUse === TokenUse.AccessOrId || !known ? [] : signedIn)",
  ],
  [
    "ask for people's scopes alone where they name none, so that no machine's token passes",
    "return { otherwise: asked ??",
    'const custom = [...(known?.obtainable ?? [])].filter((scope) => scope.includes("/"));\n  signedIn.push(...custom.slice(0, 1));\n  return { otherwise: asked ??',
  ],
  [
    "ask for a scope beside machine clients, even with ID tokens let in",
    "const open = routes.find((route) => !route.public && ",
    "const open = routes.slice(0, 1).find((route) => !route.public && ",
  ],
  [
    "ask for exactly the scopes of the groups that they name, which no resource server can define",
    "if (route.groups) return route.groups.map(toGroupScope);",
    "if (route.groups) return route.groups.slice(0, 1).map(toGroupScope);",
  ],
  ["are the only ones that ask for anything", "if (route.public) return [];", ""],
]).map((patch) => ({ ...patch, spec: "test/components/closed-routes.spec.ts" }));

const planApi = takenOut("plan-api", "planApi", [
  ["refuses a name that the names of its parts have no room for", "requireName(name);", ""],
  [
    "refuses a kind of token that Cognito does not make",
    "parseChoice(use, Object.values(TokenUse), TokenUse.Access)",
    "parseChoice({ ...use, value: undefined }, Object.values(TokenUse), TokenUse.Access)",
  ],
  [
    "refuses a closed route that a machine's token would pass",
    "requireNoMachines(routes, rules, own?.machineClients ?? []);",
    "",
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
export const decisions: Sabotage[] = [...routes, ...scopes, ...closedRoutes, ...planApi, ...refusable];
