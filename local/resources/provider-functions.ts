import type { Properties } from "../engine/evaluation";
import { answerClient, answerPool, GET_USER_POOL, GET_USER_POOL_CLIENT } from "./existing-user-pool";
import { ACCOUNT_ID } from "./naming";
import { networkFunctions } from "./network-functions";

type ProviderFunction = (args: Properties, region: string) => Properties | undefined;

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
  [GET_USER_POOL]: answerPool,
  [GET_USER_POOL_CLIENT]: answerClient,
  "aws:index/getPartition:getPartition": () => ({ id: "aws", ...PARTITION }),
  ...networkFunctions,
};

/**
 * Answers what a program asks the AWS provider: who and where it is, and pools and networks it does not declare.
 *
 * @returns undefined for everything else
 */
export function callFunction(token: string, args: Properties, region: string): Properties | undefined {
  return functions[token]?.(args, region);
}
