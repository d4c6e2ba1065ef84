import type { Sabotage } from "./sabotage";

const taken = (area: string, spec: string, patches: [rule: string, find: string, replace: string, red: string][]) =>
  patches.map(
    ([rule, find, replace, red]): Sabotage => ({
      rule,
      file: `testing/${area}.ts`,
      find,
      replace,
      spec: `test/testing/${spec}.spec.ts`,
      red,
    }),
  );

const mocks = taken("mock-secured-api", "mock-secured-api", [
  [
    "a rejection that nobody handled fails the test that mocks",
    "if (rejections.seen.length > 0) throw rejections.seen[0];",
    "if (rejections.seen.length > 1e9) throw rejections.seen[0];",
    "mockSecuredApi fails with a rejection that nobody handles",
  ],
  [
    "an output in a string fails the test that mocks",
    "requireNoOutputInText(mocked);\n    return",
    "requireNoOutputInText({ ...mocked, resources: [] });\n    return",
    "mockSecuredApi fails on an output that was put into a string",
  ],
  [
    "what keeps a resource from being registered does not hang the test that mocks",
    "await Promise.race([pulumi.runtime.disconnect(), graceAfter(rejections)]);",
    "await pulumi.runtime.disconnect();",
    "mockSecuredApi fails with what keeps a resource from being registered for ever",
  ],
]);

const answers = taken("stand-in", "mock-secured-api", [
  [
    "a function of a provider that nobody stands in for is refused",
    "if (result === undefined) {",
    "if (result === undefined) return {};\n  if (token === undefined) {",
    "mockSecuredApi fails on an invoke that nobody answers",
  ],
]);

const which = taken("declared-api", "declared-api", [
  [
    "a stack without a SecuredApi has nothing that could be asserted",
    'if (names.length === 0) throw new Error("the program declares no SecuredApi");',
    'if (names.length === 0) return "";',
    "which SecuredApi is meant cannot be in a stack without one",
  ],
  [
    "an assertion about one of several APIs says which",
    "if (another !== undefined && api === undefined) {",
    'if (another === "" && api === undefined) {',
    "which SecuredApi is meant has to be said where there are several",
  ],
  [
    "an assertion about an API that does not exist fails",
    "if (name === undefined) throw new Error(`no SecuredApi",
    'if (name === undefined) return names[0] ?? "";\n  if (name === "") throw new Error(`no SecuredApi',
    "which SecuredApi is meant has to exist",
  ],
]);

const routes = taken("routes", "routes", [
  [
    "a route beside the component that says nothing is open",
    'return (kind === "JWT" || kind === "CUSTOM") && Boolean(plain(inputs["authorizerId"]));',
    'return kind !== "NONE";',
    "openRoutes counts a route beside the component that says nothing",
  ],
  [
    "a route that names no authorizer is open",
    '&& Boolean(plain(inputs["authorizerId"]));',
    ";",
    "openRoutes counts one that says JWT without an authorizer",
  ],
  [
    "every open route that is not an exception is named",
    "if (more.length > 0) throw",
    "if (more.length > 1e9) throw",
    "requireEveryRouteProtected names a route that is open",
  ],
  [
    "an exception that is no open route is named",
    "if (fewer.length > 0) throw",
    "if (fewer.length > 1e9) throw",
    "requireEveryRouteProtected names an exception that is not open, so that the list stays true",
  ],
  [
    "a protected route that asks for no scope takes ID tokens",
    "scopes.length + groups.length === 0);",
    "scopes.length + groups.length < 0);",
    "requireAccessTokensOnly names the routes that an ID token opens",
  ],
]);

const grants = taken("grants", "grants", [
  [
    "policies that the program puts on a role beside the component count",
    'const inline = dependentsOf(stack, "aws:iam/rolePolicy:RolePolicy", role).flatMap(readStatements);',
    "const own = stack.resources.filter((one) => one.name.endsWith('-policy'));\n  const inline = own.flatMap(readStatements);",
    "readGrants counts a policy that the program puts on a role beside the component",
  ],
  [
    "managed policies count",
    "...managed.map(",
    "...managed.slice(managed.length).map(",
    "readGrants takes a managed policy for an action of its own",
  ],
  [
    "writing to another function's log counts",
    "return own && actions",
    "return actions",
    "readGrants counts writing to another function's log",
  ],
  [
    "all actions but some count as all",
    'actions: NotAction === undefined ? toList(Action) : ["*"],',
    "actions: toList(Action ?? NotAction),",
    "readGrants takes all actions but some for all",
  ],
  [
    "a policy that is not known is not taken for none",
    "throw new Error(`what ",
    "return [];\n    throw new Error(`what ",
    "readGrants knows no policies of a preview",
  ],
  [
    "an action beyond what is allowed is named",
    "if (beyond.length > 0) throw",
    "if (beyond.length > 1e9) throw",
    "requireGrantsWithin names each function and what it may do beyond",
  ],
  [
    "a function that is not in the list may do nothing",
    "(allowed[handler] ?? []).map(",
    "(allowed[handler] ?? list.flatMap((grant) => grant.actions)).map(",
    "requireGrantsWithin allows nothing to a function that is not in the list",
  ],
  [
    "a handler that does not exist is named",
    "if (unknown.length > 0) {",
    "if (unknown.length > 1e9) {",
    "requireGrantsWithin names a handler that does not exist",
  ],
]);

const identity = taken("identity", "identity", [
  [
    "Cognito's switch counts",
    'plain(pool.inputs["deletionProtection"]) === "ACTIVE";',
    "pool.inputs !== undefined;",
    "requirePoolProtected asks for both: Pulumi's alone is not enough",
  ],
  [
    "Pulumi's protect counts",
    '...(pool.options.protect ? [] : ["protect"])',
    '...(pool.options ? [] : ["protect"])',
    "requirePoolProtected asks for both: Cognito's alone is not enough",
  ],
  [
    "a program without a pool protects none",
    "if (pool === undefined) throw new Error(",
    'if (pool === undefined) return;\n  if (name === "") throw new Error(',
    "requirePoolProtected does not hold where there is no pool to protect",
  ],
  [
    "a choice of factors counts as a password flow",
    '  "ALLOW_USER_AUTH",\n',
    "",
    "requireNoPasswordFlow counts a choice of factors, a password among them",
  ],
  [
    "a password flow of any client of the pool is named",
    "if (found.length > 0) throw",
    "if (found.length > 1e9) throw",
    "requireNoPasswordFlow names each client with its flows",
  ],
  [
    "clients that were made elsewhere are not taken for safe",
    "if (clients.length === 0) throw",
    "if (clients.length < 0) throw",
    "requireNoPasswordFlow does not hold for clients that were made elsewhere",
  ],
  [
    "clients that the program adds beside the component count",
    "const found = clients.flatMap(",
    "const found = clients.filter(({ options }) => options.parent === api).flatMap(",
    "requireNoPasswordFlow counts a client that the program adds beside the component, by the older names too",
  ],
]);

const plugin: Sabotage[] = [
  {
    rule: "the plugin makes no resource that its schema does not have",
    file: "plugin/index.js",
    find: "if (properties === undefined) throw",
    replace: "if (name === undefined) throw",
    spec: "test/plugin/construct.spec.ts",
    red: "the plugin refuses a resource it does not have",
  },
  {
    rule: "a type that other languages need and the package does not export is not left without docs",
    file: "plugin/schema.ts",
    find: "types: describeAll(schema.types),",
    replace: "types: schema.types,",
    spec: "test/plugin/schema.spec.ts",
    red: "the plugin's schema is the committed one, made of what the analyzer reads",
  },
];

export const testing: Sabotage[] = [...mocks, ...answers, ...which, ...routes, ...grants, ...identity, ...plugin];
