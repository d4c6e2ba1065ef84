import { DynamoDbError, serviceError } from "./dynamodb-error";
import type { Json } from "./engine";

const prefix = "DynamoDB_20120810.";

const supported = new Set([
  "BatchGetItem",
  "BatchWriteItem",
  "CreateTable",
  "DeleteItem",
  "DeleteTable",
  "DescribeTable",
  "GetItem",
  "ListTables",
  "PutItem",
  "Query",
  "Scan",
  "UpdateItem",
  "UpdateTable",
]);

/** What DynamoDB has and the local one has not, by what a person would call it. */
const missing: [feature: string, operation: RegExp][] = [
  ["transactions", /^Transact/],
  ["PartiQL", /Statement$|^ExecuteTransaction$/],
  ["time to live", /TimeToLive$/],
  ["point-in-time recovery and backups", /Backup|PointInTime/],
  ["tags", /^(Untag|Tag|ListTagsOf)Resource$/],
];

/** An operation that AWS has and the local DynamoDB has not. */
export class MissingOperation extends DynamoDbError {
  constructor(operation: string) {
    const feature = missing.find(([, expression]) => expression.test(operation))?.[0];
    const reason = feature ? `: the local DynamoDB has no ${feature}` : "";
    super("UnknownOperationException", `${operation} does not run locally${reason}`, "com.amazon.coral.service");
  }
}

/** Says of each missing operation once that it was called: a handler may keep the error to itself. */
export function createMissingNotes(print: (line: string) => void): (error: MissingOperation) => void {
  const said = new Set<string>();
  return ({ message }) => {
    if (!said.has(message)) print(`note: DynamoDB was called, and ${message}`);
    said.add(message);
  };
}

/**
 * Reads the operation out of `X-Amz-Target`.
 *
 * @throws DynamoDbError naming what does not run here.
 */
export function readOperation(target: string): string {
  const operation = target.startsWith(prefix) ? target.slice(prefix.length) : "";
  if (supported.has(operation)) return operation;
  if (!/^[A-Za-z]{1,64}$/.test(operation)) throw serviceError("UnknownOperationException", "");
  throw new MissingOperation(operation);
}

/**
 * What a checked request is about, as IAM sees it: each table, the index for a query or scan of one, `*` for none.
 *
 * Rule: service authorization reference, "Actions, resources, and condition keys for Amazon DynamoDB".
 *
 * @param toArn ARN of a table by its name.
 */
export function toResources(operation: string, input: Json, toArn: (table: string) => string): string[] {
  if (operation === "ListTables") return ["*"];
  if (operation.startsWith("Batch")) return Object.keys(input["RequestItems"] ?? {}).map(toArn);
  const table = toArn(String(input["TableName"]));
  const readsIndex = (operation === "Query" || operation === "Scan") && input["IndexName"] !== undefined;
  return [readsIndex ? `${table}/index/${input["IndexName"]}` : table];
}
