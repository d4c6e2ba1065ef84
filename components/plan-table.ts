import type * as pulumi from "@pulumi/pulumi";
import { KeyType, type TableArgs } from "./args/table";
import { requireKmsKeyArn } from "./checks/logs";
import { type Option, readOptions } from "./checks/options";
import { refuse, show } from "./checks/refusal";
import { parseTags } from "./checks/tags";
import { parseBoolean, parseChoice, parseText, requireText, toInput } from "./checks/values";
import { refusable } from "./refusable";
import { whenKnown } from "./when-known";

/** What the args of a table say: every default filled in, every refusal made. */
export interface TablePlan {
  partitionKey: { name: string; type: KeyType };
  sortKey: { name: string; type: KeyType } | undefined;
  expiryAttribute: string | undefined;
  deletionProtection: boolean;
  kmsKeyArn: pulumi.Output<string> | undefined;
  tags: { [name: string]: pulumi.Input<string> };
}

/** @throws pulumi.RunError for anything that DynamoDB would refuse late */
export function planTable(name: string, args: TableArgs): TablePlan {
  return refusable(() => {
    requireTableName(name);
    return parseArgs(args);
  });
}

/** Three to 255 characters of few kinds (CreateTable, `TableName`); Pulumi adds eight. */
function requireTableName(name: string): void {
  const where = "the name of the table";
  requireText(name, where, show);
  if (name.length > 247) refuse(where, "must have 247 characters at most", "write less", `${name.length} characters`);
  if (!/^[A-Za-z0-9_.-]+$/.test(name)) {
    refuse(where, "must be letters, digits, _, . and -", 'write one such as "notes"', show(name));
  }
}

/** Args may come from plain JavaScript or another language: their types are not believed. */
function parseArgs(args: unknown): TablePlan {
  const known = ["partitionKey", "sortKey", "expiryAttribute", "deletionProtection", "kmsKeyArn", "tags"] as const;
  const given = readOptions("", args, known);
  const partitionKey = parseKey(given.partitionKey);
  const sortKey = given.sortKey.value === undefined ? undefined : parseKey(given.sortKey);
  if (sortKey?.name === partitionKey.name) {
    refuse("sortKey.name", "is the partition key's too", "write another attribute", show(sortKey.name));
  }
  return {
    partitionKey,
    sortKey,
    expiryAttribute: parseText(given.expiryAttribute),
    deletionProtection: parseBoolean(given.deletionProtection, true),
    kmsKeyArn: parseKmsKeyArn(given.kmsKeyArn),
    tags: parseTags(given.tags),
  };
}

function parseKey({ where, value }: Option): { name: string; type: KeyType } {
  const given = readOptions(where, value, ["name", "type"]);
  const name = requireText(given.name.value, given.name.where, show);
  if (Buffer.byteLength(name) > 255) refuse(given.name.where, "must have 255 bytes at most", "write a shorter one");
  return { name, type: parseChoice(given.type, Object.values(KeyType), KeyType.String) };
}

function parseKmsKeyArn({ where, value }: Option): TablePlan["kmsKeyArn"] {
  if (value === undefined) return undefined;
  return whenKnown(toInput(where, value), (arn) => requireKmsKeyArn(arn, where));
}
