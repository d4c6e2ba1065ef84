import type { Properties } from "../engine/evaluation";
import { ACCOUNT_ID } from "./naming";

type ProviderFunction = (args: Properties, region: string) => Properties;

const PARTITION = { dnsSuffix: "amazonaws.com", partition: "aws", reverseDnsPrefix: "com.amazonaws" };

const functions: Record<string, ProviderFunction> = {
  "aws:index/getCallerIdentity:getCallerIdentity": () => ({
    id: ACCOUNT_ID,
    accountId: ACCOUNT_ID,
    arn: `arn:aws:iam::${ACCOUNT_ID}:user/local`,
    userId: "AIDALOCAL",
  }),
  "aws:index/getRegion:getRegion": (_args, region) => ({
    id: region,
    name: region,
    region,
    description: region,
    endpoint: `ec2.${region}.amazonaws.com`,
  }),
  "aws:index/getPartition:getPartition": () => ({ id: "aws", ...PARTITION }),
};

/** Answers what a program asks the AWS provider: who and where it is. Undefined for everything else. */
export function callFunction(token: string, args: Properties, region: string): Properties | undefined {
  return functions[token]?.(args, region);
}
