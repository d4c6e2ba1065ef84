import type { Sabotage } from "../sabotage";

const notes = "arn:aws:dynamodb:eu-west-1:000000000000:table/notes";

/** What DynamoDB lets a caller do. */
export const tableAccess: Sabotage[] = [
  {
    rule: "a DynamoDB request that is not signed is refused",
    file: "local/dynamodb/tables.ts",
    find: `if ("denial" in signer) throw serviceError(signer.denial.type, signer.denial.message);`,
    replace: `if ("denial" in signer) return undefined;`,
    spec: "test/local/dynamodb/access.spec.ts",
    red: "calls to DynamoDB without a signature are refused",
  },
  {
    rule: "a function's grants are asked for",
    file: "local/dynamodb/tables.ts",
    find: `for (const resource of resources) requireGrant(caller, \`dynamodb:\${operation}\`, resource);`,
    replace: "",
    spec: "test/local/dynamodb/access.spec.ts",
    red: `a function's calls to DynamoDB are refused without a grant of PutItem on ${notes}`,
  },
  {
    rule: "an access key is its role's",
    file: "local/iam/caller.ts",
    find: "roles.find(({ accessKeyId }) => accessKeyId === key.accessKeyId)",
    replace: "roles.find(() => false)",
    spec: "test/local/dynamodb/access.spec.ts",
    red: `a function's calls to DynamoDB are refused without a grant of GetItem on ${notes}`,
  },
  {
    rule: "a function's grant is for the operation it calls",
    file: "local/dynamodb/tables.ts",
    find: `requireGrant(caller, \`dynamodb:\${operation}\`, resource)`,
    replace: `requireGrant(caller, "dynamodb:GetItem", resource)`,
    spec: "test/local/dynamodb/access.spec.ts",
    red: `a function's calls to DynamoDB are refused without a grant of DeleteItem on ${notes}`,
  },
  {
    rule: "reading an index needs a grant on the index",
    file: "local/dynamodb/operations.ts",
    find: `return [readsIndex ? \`\${table}/index/\${input["IndexName"]}\` : table];`,
    replace: "return [table];",
    spec: "test/local/dynamodb/access.spec.ts",
    red: "a function's calls to DynamoDB need the grant on the index, not on the table, to query it",
  },
  {
    rule: "a batch needs a grant on each of its tables",
    file: "local/dynamodb/operations.ts",
    find: `Object.keys(input["RequestItems"] ?? {}).map(toArn)`,
    replace: `Object.keys(input["RequestItems"] ?? {}).slice(0, 1).map(toArn)`,
    spec: "test/local/dynamodb/access.spec.ts",
    red: "a function's calls to DynamoDB need the grant on every table of a batch",
  },
  {
    rule: "an unknown operation is refused",
    file: "local/dynamodb/operations.ts",
    find: "if (supported.has(operation)) return operation;",
    replace: `if (operation !== "") return operation;`,
    spec: "test/local/dynamodb/operations.spec.ts",
    red: "the operation of a DynamoDB request is named if it does not run here: toString",
  },
  {
    rule: "only the current DynamoDB API is spoken",
    file: "local/dynamodb/operations.ts",
    find: `target.startsWith(prefix) ? target.slice(prefix.length) : ""`,
    replace: "target.slice(prefix.length)",
    spec: "test/local/dynamodb/operations.spec.ts",
    red: 'the operation of a DynamoDB request is unknown in "DynamoDB_20111205.PutItem"',
  },
  {
    rule: "an operation that is no name is not repeated",
    file: "local/dynamodb/operations.ts",
    find: `if (!/^[A-Za-z]{1,64}$/.test(operation)) throw serviceError("UnknownOperationException", "");`,
    replace: "",
    spec: "test/local/dynamodb/operations.spec.ts",
    red: 'the operation of a DynamoDB request is unknown in "DynamoDB_20120810.../../db"',
  },
  {
    rule: "what the local DynamoDB has not is said to a person",
    file: "local/dynamodb/tables.ts",
    find: "if (error instanceof MissingOperation) noteMissing(error);",
    replace: "",
    spec: "test/local/dynamodb/missing-operations.spec.ts",
    red: "a DynamoDB call that the local one has not is refused by name at the first attempt, and said to a person once: TransactWriteItems",
  },
];
