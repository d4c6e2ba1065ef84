import * as aws from "@pulumi/aws";
import type { HandlerNetwork } from "./args/handlers";
import { requireSecurityGroupIds, requireSubnetIds } from "./checks/network";
import type { ChildOptions } from "./child";
import { whenKnown } from "./when-known";

/**
 * What puts a function into a VPC. Before the function is deleted it gets the VPC's default security group: Lambda keeps
 * network interfaces for up to 45 minutes, and a group that they use cannot be deleted with its stack until then.
 */
export function toNetwork(network: HandlerNetwork | undefined, where: string, { parent }: ChildOptions) {
  if (network === undefined) return {};
  const subnetIds = whenKnown(network.subnetIds, (ids) => requireSubnetIds(ids, `${where}.network.subnetIds`));
  const securityGroupIds = whenKnown(network.securityGroupIds, (ids) =>
    requireSecurityGroupIds(ids, `${where}.network.securityGroupIds`),
  );
  const { vpcId } = aws.ec2.getSubnetOutput({ id: subnetIds.apply(([first]) => first ?? "") }, { parent });
  const fallback = aws.ec2.getSecurityGroupOutput({ name: "default", vpcId }, { parent });
  return {
    vpcConfig: { subnetIds, securityGroupIds },
    replaceSecurityGroupsOnDestroy: true,
    replacementSecurityGroupIds: [fallback.id],
  };
}

const actions = [
  "ec2:CreateNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:DeleteNetworkInterface",
  "ec2:AssignPrivateIpAddresses",
  "ec2:UnassignPrivateIpAddresses",
];

/**
 * What Lambda asks of a function's role for a VPC. EC2 knows no resources for most of it, so it is denied to the function's
 * own code, whose calls carry the key `lambda:SourceFunctionArn` (Lambda, execution role).
 */
export const useNetwork = [
  { Effect: "Allow", Action: actions, Resource: ["*"] },
  {
    Effect: "Deny",
    Action: actions,
    Resource: ["*"],
    Condition: { Null: { "lambda:SourceFunctionArn": "false" } },
  },
];
