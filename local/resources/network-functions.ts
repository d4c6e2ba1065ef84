import type { Properties } from "../engine/evaluation";
import { ACCOUNT_ID, ALPHABET, createNaming } from "./naming";

type NetworkFunction = (args: Properties, region: string) => Properties;

/** An id of the shape AWS gives, the same for the same region and words. */
function idOf(kind: "vpc" | "subnet" | "sg", region: string, words: string[]): string {
  return `${kind}-${createNaming(JSON.stringify([kind, ...words]), region).pick(ALPHABET.hex, 17, "id")}`;
}

/** What a program asks of a network that is not here: every subnet is in the one VPC of its region. */
export const networkFunctions: Record<string, NetworkFunction> = {
  "aws:ec2/getSubnet:getSubnet": ({ id, vpcId }, region) => {
    const subnetId = id ?? idOf("subnet", region, []);
    return {
      id: subnetId,
      arn: `arn:aws:ec2:${region}:${ACCOUNT_ID}:subnet/${String(subnetId)}`,
      vpcId: vpcId ?? idOf("vpc", region, []),
      cidrBlock: "172.31.0.0/20",
      availabilityZone: `${region}a`,
      state: "available",
      ownerId: ACCOUNT_ID,
      region,
    };
  },
  "aws:ec2/getSecurityGroup:getSecurityGroup": ({ id, name = "default", vpcId = null }, region) => {
    const vpc = vpcId ?? idOf("vpc", region, []);
    const groupId = id ?? idOf("sg", region, [String(vpc), String(name)]);
    return {
      id: groupId,
      arn: `arn:aws:ec2:${region}:${ACCOUNT_ID}:security-group/${String(groupId)}`,
      name,
      vpcId: vpc,
      description: String(name),
      region,
    };
  },
};
