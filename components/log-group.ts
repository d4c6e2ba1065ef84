import type * as aws from "@pulumi/aws";
import type { LogsPlan } from "./plan";

/** What all log groups of a component share. */
export function toLogGroup({ retentionDays, kmsKeyArn }: LogsPlan): aws.cloudwatch.LogGroupArgs {
  return { retentionInDays: retentionDays, ...(kmsKeyArn === undefined ? {} : { kmsKeyId: kmsKeyArn }) };
}
