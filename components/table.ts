import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { TableArgs } from "./args/table";
import { requireTags } from "./checks/tags";
import { lockedIf } from "./child";
import { planTable, type TablePlan } from "./plan-table";
import { whenKnown } from "./when-known";

/** A DynamoDB table paid by request, encrypted with KMS, with backups to any second of the last 35 days. */
export class Table extends pulumi.ComponentResource {
  /** Name of the table, for a function's environment. */
  readonly name: pulumi.Output<string>;

  /** ARN of the table, for a function's grants. */
  readonly arn: pulumi.Output<string>;

  /**
   * @param name names the table too, with seven characters of Pulumi's behind it
   * @param args what is left out is the safe choice
   * @throws pulumi.RunError for anything DynamoDB would refuse late
   */
  constructor(name: string, args: TableArgs, opts?: pulumi.ComponentResourceOptions) {
    super("secured-api:index:Table", name, {}, opts);

    const plan = planTable(name, args);

    const table = new aws.dynamodb.Table(
      name,
      {
        // Left out, capacity would have to be bought ahead.
        billingMode: "PAY_PER_REQUEST",
        ...toKeys(plan),
        pointInTimeRecovery: { enabled: true },
        serverSideEncryption: toEncryption(plan),
        deletionProtectionEnabled: plan.deletionProtection,
        ...toExpiry(plan),
        tags: whenKnown(plan.tags, (tags) => requireTags(tags)),
      },
      lockedIf(plan.deletionProtection, { parent: this }),
    );

    this.name = table.name;
    this.arn = table.arn;

    this.registerOutputs({ name: this.name, arn: this.arn });
  }
}

/** DynamoDB refuses an attribute that is no key. */
function toKeys({ partitionKey, sortKey }: TablePlan) {
  const attributes = sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];
  return { attributes, hashKey: partitionKey.name, ...(sortKey === undefined ? {} : { rangeKey: sortKey.name }) };
}

function toEncryption({ kmsKeyArn }: TablePlan) {
  return kmsKeyArn === undefined ? { enabled: true } : { enabled: true, kmsKeyArn };
}

function toExpiry({ expiryAttribute }: TablePlan) {
  return expiryAttribute === undefined ? {} : { ttl: { attributeName: expiryAttribute, enabled: true } };
}
