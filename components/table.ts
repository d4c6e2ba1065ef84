import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { lockedIf } from "./child";

/** Type of a key's values. */
export enum KeyType {
  String = "S",
  Number = "N",
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

/** A DynamoDB table paid by request, encrypted with KMS, with backups to any second of the last 35 days. */
export class Table extends pulumi.ComponentResource {
  /** Name of the table, for a function's environment. */
  readonly name: pulumi.Output<string>;

  /** ARN of the table, for a function's grants. */
  readonly arn: pulumi.Output<string>;

  /**
   * @param name names the table too, with seven characters of Pulumi's behind it
   * @param args what is left out is the safe choice
   */
  constructor(name: string, args: TableArgs, opts?: pulumi.ComponentResourceOptions) {
    super("secured-api:index:Table", name, {}, opts);

    const { deletionProtection = true, tags = {} } = args;

    const table = new aws.dynamodb.Table(
      name,
      {
        // Left out, capacity would have to be bought ahead.
        billingMode: "PAY_PER_REQUEST",
        ...toKeys(args),
        pointInTimeRecovery: { enabled: true },
        serverSideEncryption: toEncryption(args),
        deletionProtectionEnabled: deletionProtection,
        ...toExpiry(args),
        tags,
      },
      lockedIf(deletionProtection, { parent: this }),
    );

    this.name = table.name;
    this.arn = table.arn;

    this.registerOutputs({ name: this.name, arn: this.arn });
  }
}

/** DynamoDB refuses an attribute that is no key. */
function toKeys({ partitionKey, sortKey }: TableArgs) {
  const keys = sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];
  const attributes = keys.map(({ name, type = KeyType.String }) => ({ name, type }));
  return { attributes, hashKey: partitionKey.name, ...(sortKey === undefined ? {} : { rangeKey: sortKey.name }) };
}

function toEncryption({ kmsKeyArn }: TableArgs) {
  return kmsKeyArn === undefined ? { enabled: true } : { enabled: true, kmsKeyArn };
}

function toExpiry({ expiryAttribute }: TableArgs) {
  return expiryAttribute === undefined ? {} : { ttl: { attributeName: expiryAttribute, enabled: true } };
}
