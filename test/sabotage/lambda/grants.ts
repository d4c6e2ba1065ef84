import type { Sabotage } from "../sabotage";

const notes = "arn:aws:dynamodb:eu-west-1:000000000000:table/notes";

/** What policies allow. */
export const grants: Sabotage[] = [
  {
    rule: "an explicit deny wins",
    file: "local/iam/grants.ts",
    find: `if (matching.some(({ effect }) => effect === "Deny")) return "explicitDeny";`,
    replace: "",
    spec: "test/local/iam/grants.spec.ts",
    red: "grants do not help against an explicit deny, wherever it stands",
  },
  {
    rule: "what no statement allows is denied",
    file: "local/iam/grants.ts",
    find: `return matching.some(({ effect }) => effect === "Allow") ? "allow" : "implicitDeny";`,
    replace: `return "allow";`,
    spec: "test/local/iam/grants.spec.ts",
    red: "grants allow nothing if there are none",
  },
  {
    rule: "a statement is about its actions only",
    file: "local/iam/grants.ts",
    find: "actions.some((pattern) => matchesAction(pattern, action)) &&",
    replace: "",
    spec: "test/local/iam/grants.spec.ts",
    red: "grants need both in one statement",
  },
  {
    rule: "a statement is about its resources only",
    file: "local/iam/grants.ts",
    find: "resources.some((pattern) => matchesResource(pattern, resource, effect))",
    replace: "resources.length > 0",
    spec: "test/local/iam/grants.spec.ts",
    red: "grants need both in one statement",
  },
  {
    rule: "a pattern is about the whole name",
    file: "local/iam/grants.ts",
    find: `\`^\${source}$\``,
    replace: "source",
    spec: "test/local/iam/grants.spec.ts",
    red: 'grants do not match action dynamodb:PutItems by "dynamodb:PutItem"',
  },
  {
    rule: "signs that mean something in a regular expression mean themselves in a pattern",
    file: "local/iam/grants.ts",
    find: `if (found !== "*") return \`\\\\\${found}\`;`,
    replace: `if (found !== "*") return found;`,
    spec: "test/local/iam/grants.spec.ts",
    red: 'grants do not match action dynamodb:PutItem by "dynamodb.PutItem"',
  },
  {
    rule: "a wildcard stays inside its part of an ARN",
    file: "local/iam/grants.ts",
    find: `anything: "[^:]*", one: "[^:]"`,
    replace: `anything: ".*", one: "."`,
    spec: "test/local/iam/grants.spec.ts",
    red: `grants do not match resource ${notes} by "arn:aws:dynamodb:*0:table/notes"`,
  },
  {
    rule: "the case of a resource matters",
    file: "local/iam/grants.ts",
    find: `one: "[^:]", flags: "s"`,
    replace: `one: "[^:]", flags: "is"`,
    spec: "test/local/iam/grants.spec.ts",
    red: `grants do not match resource ${notes} by "${notes.replace("notes", "Notes")}"`,
  },
  {
    rule: "a policy variable never allows and always denies",
    file: "local/iam/grants.ts",
    find: `if (pattern.includes("\${")) return effect === "Deny";`,
    replace: "",
    spec: "test/local/iam/grants.spec.ts",
    red: "grants with a policy variable in a deny deny everything",
  },
  {
    rule: "a session name is a name",
    file: "local/iam/session.ts",
    find: `return /^[\\w-]{1,64}$/.test(name) ? name : "local";`,
    replace: "return name;",
    spec: "test/local/iam/session.spec.ts",
    red: 'the session name of a function\'s role is "local" for the token "local-session/a/b"',
  },
];
