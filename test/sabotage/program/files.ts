import type { Sabotage } from "../sabotage";

/** What the route table, the grants and the stack files keep closed. */
export const files: Sabotage[] = [
  {
    rule: "only GET /health is public",
    file: "stacks/notes-api.ts",
    find: '"GET /hello": { handler: "hello" }',
    replace: '"GET /hello": { public: true, handler: "hello" }',
    spec: "test/program/program.spec.ts",
    red: "the program, by Pulumi's own loader opens GET /health to anyone and asks every other route for an access token",
  },
  {
    rule: "the notes function is granted nothing it does not use",
    file: "stacks/notes-api.ts",
    find: '"dynamodb:DeleteItem"]',
    replace: '"dynamodb:DeleteItem", "dynamodb:Scan"]',
    spec: "test/program/program.spec.ts",
    red: "the program, by Pulumi's own loader grants the notes function exactly what it does, on its table alone",
  },
  {
    rule: "the hello function is granted nothing",
    file: "stacks/notes-api.ts",
    find: 'hello: { code: bundle("functions/hello.ts") }',
    replace:
      'hello: {\n        code: bundle("functions/hello.ts"),\n        grants: [{ actions: ["dynamodb:Query"], resources: [table.arn] }],\n      }',
    spec: "test/program/program.spec.ts",
    red: "the program, by Pulumi's own loader grants the hello function nothing",
  },
  {
    rule: "production refuses to be deleted",
    file: "Pulumi.prod.yaml",
    find: "deletionProtection: true",
    replace: "deletionProtection: false",
    spec: "test/program/program.spec.ts",
    red: "the program, by Pulumi's own loader differs between the stacks by the values of their files, and where the stack's name is a name",
  },
  {
    rule: "production signs in by SRP alone",
    file: "Pulumi.prod.yaml",
    find: "authFlows: []",
    replace: "authFlows: [userPassword]",
    spec: "test/program/program.spec.ts",
    red: "the program, by Pulumi's own loader differs between the stacks by the values of their files, and where the stack's name is a name",
  },
  {
    rule: "no stack takes ID tokens",
    file: "Pulumi.dev.yaml",
    find: "tokenUse: access",
    replace: "tokenUse: accessOrId",
    spec: "test/program/program.spec.ts",
    red: "the program, by Pulumi's own loader opens GET /health to anyone and asks every other route for an access token",
  },
];
