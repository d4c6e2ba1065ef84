import type { Sabotage } from "../sabotage";

const settingsSpec = "test/local/resources/program-settings.spec.ts";
const apiSpec = "test/local/resources/api-settings.spec.ts";
const properties = "local/resources/properties.ts";
const roles = "local/resources/role-settings.ts";

/** A property of the wrong type is read as left out: the title of the test that must notice. */
function mistyped(rule: string, find: string, replace: string, title: string): Sabotage {
  return {
    rule,
    file: properties,
    find,
    replace,
    spec: settingsSpec,
    red: `the settings of a program are not read from ${title}`,
  };
}

/** Locks that are declared in a way that could be overlooked. */
export const locks: Sabotage[] = [
  mistyped(
    "a property of the wrong type is not read as left out",
    "  if (!is(value)) throw new MistypedProperty(properties, name, expected);\n",
    "  if (!is(value)) return undefined;\n",
    "scopes that are no list",
  ),
  mistyped(
    "a list of texts holds nothing else",
    'value.every((item) => typeof item === "string");\n}\n\nfunction isObjects',
    "value.every(Boolean);\n}\n\nfunction isObjects",
    "a list of scopes that holds something else",
  ),
  mistyped(
    "a map of texts holds nothing else",
    'Object.values(value).every((item) => typeof item === "string");',
    "Object.values(value).every(Boolean);",
    "a map whose values are no texts",
  ),
  {
    rule: "a route that names an authorizer asks it",
    file: "local/resources/route.ts",
    find: 'if (type === "NONE" && isDeclared(inputs["authorizerId"]))',
    replace: "if (isDeclared(undefined))",
    spec: apiSpec,
    red: "what stops the start a route that names an authorizer without asking it",
  },
  {
    rule: "a function's name is no path",
    file: "local/resources/lambda-function.ts",
    find: "if (!/^[A-Za-z0-9_-]{1,64}$/.test(id))",
    replace: 'if (id === "")',
    spec: apiSpec,
    red: "what stops the start a function whose name is a path",
  },
  {
    rule: "a function that is switched off does not run",
    file: "local/resources/lambda-function.ts",
    find: 'if (number(inputs, "reservedConcurrentExecutions") === 0)',
    replace: 'if (number(inputs, "reservedConcurrentExecutions") === -1)',
    spec: apiSpec,
    red: "what stops the start a function that is switched off",
  },
  {
    rule: "a managed policy that is not here may deny",
    file: roles,
    find: "return [...managed, ...lost.map(nameOf)];",
    replace: "return lost.map(nameOf);",
    spec: settingsSpec,
    red: "the settings of a program grant nothing to a role of which a managed policy may deny",
  },
  {
    rule: "a policy that depends on what nobody serves may deny",
    file: roles,
    find: "return [...managed, ...lost.map(nameOf)];",
    replace: "return managed;",
    spec: settingsSpec,
    red: "the settings of a program grant nothing to a role of which a policy depends on what nobody serves",
  },
  {
    rule: "a statement without actions or resources is refused",
    file: "local/resources/policy-document.ts",
    find: "items.length > 0 && items.length === list.length ? items : undefined",
    replace: "items",
    spec: "test/local/resources/policy-document.spec.ts",
    red: "a policy document is refused for a statement without a resource",
  },
  {
    rule: "a Deny matches as widely as it can be read",
    file: "local/iam/grants.ts",
    find: '  if (effect === "Deny") return toExpression(pattern, { anything: ".*", one: ".", flags: "s" }).test(resource);\n',
    replace: "",
    spec: "test/local/iam/grants.spec.ts",
    red: "grants deny by a wildcard across the parts of an ARN, where they would not allow by it",
  },
  {
    rule: "a signer that cannot be told is not the person at this machine",
    file: "local/aws-port/cognito-endpoint.ts",
    find: '  if ("problem" in key) throw new AwsError(400, key.problem.type, key.problem.message);\n',
    replace: '  if ("problem" in key) return;\n',
    spec: "test/local/start.spec.ts",
    red: "a started program on its AWS port refuses a signature whose signer it cannot tell",
  },
  {
    rule: "a password is checked against what is kept at its turn",
    file: "local/cognito/sign-in/passwords.ts",
    find: "        user = await users.find(pool, name);\n",
    replace: "",
    spec: "test/local/cognito/sign-in/passwords.spec.ts",
    red: "passwords are checked against what is kept when it is the attempt's turn, not when it came",
  },
  {
    rule: "a name is no longer than a user's can be",
    file: "local/cognito/sign-in/parameters.ts",
    find: "if (name.length > 128)",
    replace: "if (name.length < 0)",
    spec: "test/local/cognito/operations/initiate-auth.spec.ts",
    red: "InitiateAuth with USER_PASSWORD_AUTH refuses a name that no user can have for its length, and keeps nothing of it",
  },
];
