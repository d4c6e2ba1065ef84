import type * as pulumi from "@pulumi/pulumi";

/** Type of a key's values. */
export enum KeyType {
  /** Text, in the order of its bytes. */
  String = "S",
  /** Numbers, in their order. */
  Number = "N",
  /** Bytes, in their order. */
  Binary = "B",
}

/** A key of a table. Cannot change once the table exists: DynamoDB would need a new table. */
export interface TableKey {
  /** Name of the attribute. */
  name: string;

  /** Type of its values. @default KeyType.String */
  type?: KeyType;
}

/** Arguments of `Table`. */
export interface TableArgs {
  /** Items with the same value lie together; a query names one. */
  partitionKey: TableKey;

  /** Orders the items of one partition. @default - one item a partition */
  sortKey?: TableKey | undefined;

  /** Attribute with the time, in seconds since 1970, after which DynamoDB deletes an item. @default - items stay */
  expiryAttribute?: string | undefined;

  /** DynamoDB refuses to delete the table, and Pulumi protects it. @default true */
  deletionProtection?: boolean | undefined;

  /** KMS key for the table; the functions' roles need grants for it. @default - the account's key `aws/dynamodb`, which needs none */
  kmsKeyArn?: pulumi.Input<string> | undefined;

  /** Tags of the table. @default - none */
  tags?: { [name: string]: pulumi.Input<string> } | undefined;
}
