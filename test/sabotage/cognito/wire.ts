import { patchesOf } from "./patches-of";

/** What comes in and goes out: requests, answers, the store. */
export const wire = [
  ...patchesOf("local/cognito/cognito.ts", "test/local/cognito/cognito.spec.ts", [
    {
      rule: "an unsigned administrator is refused",
      find: 'if (operation.access === "iam" && !caller.signed)',
      replace: "if (false)",
      red: "local Cognito refuses an unsigned AdminSetUserPassword",
    },
    {
      rule: "a broken request is not quoted",
      find: '} catch {\n    throw new Serialization("the request body is not JSON");',
      replace: "} catch (error) {\n    throw new Serialization(String(error));",
      red: 'local Cognito refuses the body "{\\"Password\\": hunter2}" without quoting it',
    },
  ]),
  ...patchesOf("local/cognito/errors.ts", "test/local/cognito/cognito.spec.ts", [
    {
      rule: "a fault's message stays off the console",
      find: "return [error.name, ...frames.slice(0, 4)]",
      replace: "return [error.message, ...frames.slice(0, 4)]",
      red: "local Cognito answers 500 to a fault of its own, and says on the console where, not with what",
    },
    {
      rule: "a fault's message stays out of the answer",
      find: `message: \`\${operation} failed in the local Cognito\``,
      replace: "message: String(error)",
      red: "local Cognito answers 500 to a fault of its own, and says on the console where, not with what",
    },
  ]),
  ...patchesOf("local/cognito/input/checks.ts", "test/local/cognito/input/checks.spec.ts", [
    {
      rule: "what is required is asked for",
      find: "if (field.required) {",
      replace: "if (false) {",
      red: "checks asks for what is required; null counts as missing",
    },
    {
      rule: "a member that is not served is refused by name",
      find: 'if (unnamed === "refuse" && stranger !== undefined) {',
      replace: "if (false) {",
      red: "checks refuses what is not named where that is asked for",
    },
    {
      rule: "a text has its least length",
      find: "if (value.length < (rule.min ?? 0))",
      replace: "if (false)",
      red: "checks holds texts to their length and their pattern, the whole of it",
    },
    {
      rule: "a text has its greatest length",
      find: "if (value.length > (rule.max ?? 131072)) {",
      replace: "if (false) {",
      red: "checks holds texts to their length and their pattern, the whole of it",
    },
    {
      rule: "a text has its pattern",
      find: "&& whole?.test(value) === false) {",
      replace: "&& whole === null) {",
      red: "checks holds texts to their length and their pattern, the whole of it",
    },
    {
      rule: "a number is not too small",
      find: "if (value < rule.min)",
      replace: "if (false)",
      red: "checks holds numbers to their range",
    },
    {
      rule: "a number is not too large",
      find: "if (value > rule.max)",
      replace: "if (false)",
      red: "checks holds numbers to their range",
    },
    {
      rule: "a list is not too short",
      find: "if (value.length < min)",
      replace: "if (false)",
      red: "checks holds lists to their length, and their members to theirs",
    },
    {
      rule: "a list is not too long",
      find: "if (value.length > max)",
      replace: "if (false)",
      red: "checks holds lists to their length, and their members to theirs",
    },
    {
      rule: "a secret is not quoted",
      find: 'place.secret ? "" :',
      replace: "",
      red: "checks quotes no secret, nor what is inside a secret",
    },
  ]),
  ...patchesOf("local/cognito/input/paging.ts", "test/local/cognito/operations/list-users.spec.ts", [
    {
      rule: "a page token opens its own list alone",
      find: "if (!key.startsWith(prefix))",
      replace: "if (false)",
      red: "ListUsers refuses a page token of another pool",
    },
  ]),
  ...patchesOf("local/cognito/users/user-filter.ts", "test/local/cognito/users/user-filter.spec.ts", [
    {
      rule: "a filter that is not understood is refused",
      find: 'throw new InvalidParameter("Error while parsing filter.");',
      replace: "return () => true;",
      red: 'user filter refuses password = "x"',
    },
  ]),
  ...patchesOf("local/store.ts", "test/local/store.spec.ts", [
    {
      rule: "the store is closed to other users",
      find: "await chmod(folder, 0o700);",
      replace: "await chmod(folder, 0o755);",
      red: "store closes its folder to the other users of the machine",
    },
  ]),
];
