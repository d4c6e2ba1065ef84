import { validationError } from "./dynamodb-error";
import type { Json } from "./engine";

/**
 * Writes the names of tables where a request has their ARNs, since DynamoDB takes either.
 *
 * @param tablePrefix `arn:aws:dynamodb:<region>:<account>:table/` of the tables here. Another prefix stays, and is refused as a name.
 * @throws DynamoDbError if a batch names one table twice.
 */
export function withTableNames(input: Json, tablePrefix: string): Json {
  const result = { ...input };
  if (typeof input["TableName"] === "string") result["TableName"] = toName(input["TableName"], tablePrefix);
  const items = input["RequestItems"];
  if (typeof items !== "object" || items === null || Array.isArray(items)) return result;
  const entries = Object.entries(items).map(([table, requests]) => [toName(table, tablePrefix), requests] as const);
  if (new Set(entries.map(([name]) => name)).size < entries.length) {
    throw validationError("RequestItems names a table twice, by its name and by its ARN");
  }
  result["RequestItems"] = Object.fromEntries(entries);
  return result;
}

function toName(table: string, tablePrefix: string): string {
  return table.startsWith(tablePrefix) ? table.slice(tablePrefix.length) : table;
}
