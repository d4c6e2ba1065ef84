import type * as pulumi from "@pulumi/pulumi";

/** Account and region that the stand-in answers with. */
export const accountId = "123456789012";
export const region = "eu-west-1";

/** What AWS fills in for a resource. `id` and outputs follow from type and name alone, so that tests can write them down. */
export function fillIn(type: string, name: string, inputs: pulumi.Inputs): { id: string; state: pulumi.Inputs } {
  const own = outputs[type]?.(name, inputs) ?? {};
  const id = String(own["id"] ?? `${name}-id`);
  return { id, state: { arn: toArn(type, name), name: `${name}-1a2b3c4`, ...inputs, ...own } };
}

/** @throws Error for an invoke that nobody stands in for */
export function answer(token: string, args: pulumi.Inputs = {}): pulumi.Inputs {
  const result = invokes[token];
  if (result === undefined) {
    const details = `no answer for the invoke ${token}`;
    // The SDK makes an error of its own out of the details.
    throw Object.assign(new Error(details), { details });
  }
  return { ...args, ...result(args) };
}

const apiId = "a1b2c3d4e5";

const outputs: Record<string, (name: string, inputs: pulumi.Inputs) => pulumi.Inputs> = {
  "aws:cognito/userPool:UserPool": () => ({ id: `${region}_Ab12Cd34E` }),
  "aws:cognito/userPoolClient:UserPoolClient": (name, inputs) =>
    inputs["generateSecret"] ? { clientSecret: `the-secret-of-${name}` } : {},
  "aws:lambda/function:Function": (_, inputs) => (inputs["publish"] ? { version: "7" } : {}),
  "aws:apigatewayv2/api:Api": () => ({
    id: apiId,
    apiEndpoint: `https://${apiId}.execute-api.${region}.amazonaws.com`,
    executionArn: `arn:aws:execute-api:${region}:${accountId}:${apiId}`,
  }),
};

/** What an invoke is answered beside its own args. */
const invokes: Record<string, (args: pulumi.Inputs) => pulumi.Inputs> = {
  "aws:index/getCallerIdentity:getCallerIdentity": () => ({ accountId, arn: "", id: accountId, userId: "" }),
  "aws:index/getRegion:getRegion": () => ({ region, name: region, id: region, description: "", endpoint: "" }),
  "aws:index/getPartition:getPartition": () => ({ partition: "aws", dnsSuffix: "amazonaws.com", id: "aws" }),
  "aws:cognito/getUserPool:getUserPool": ({ userPoolId: id }) => ({
    id,
    arn: `arn:aws:cognito-idp:${region}:${accountId}:userpool/${id}`,
    name: "made-elsewhere",
  }),
  "aws:cognito/getUserPoolClient:getUserPoolClient": ({ clientId: id }) => ({
    id,
    clientSecret: `the-secret-of-${id}`,
    name: "made-elsewhere",
  }),
  "aws:ec2/getSubnet:getSubnet": () => ({ vpcId: "vpc-0123456789abcdef0" }),
  "aws:ec2/getSecurityGroup:getSecurityGroup": () => ({ id: "sg-0defa0170defa0170" }),
};

/** `aws:cognito/userPool:UserPool` becomes `arn:aws:cognito:<region>:<account>:<name>`. */
function toArn(type: string, name: string): string {
  return `arn:aws:${type.split(":")[1]?.split("/")[0]}:${region}:${accountId}:${name}`;
}
