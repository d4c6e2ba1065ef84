import type * as pulumi from "@pulumi/pulumi";

/** Where the mocked resources live. */
export interface Place {
  /** Twelve digits. */
  accountId: string;

  /** For example `eu-west-1`. */
  region: string;
}

/** Account and region where nothing else is said. */
export const accountId = "123456789012";
export const region = "eu-west-1";

/** What AWS fills in for a resource. `id` and outputs follow from type and name alone, so that tests can write them down. */
export function fillIn(
  type: string,
  name: string,
  inputs: pulumi.Inputs,
  place: Place = { accountId, region },
): { id: string; state: pulumi.Inputs } {
  const own = outputs[type]?.(name, inputs, place) ?? {};
  const id = String(own["id"] ?? `${name}-id`);
  return { id, state: { arn: toArn(type, name, place), name: `${name}-1a2b3c4`, ...inputs, ...own } };
}

/**
 * What a function of a provider answers, with its own arguments.
 *
 * @throws Error for one that nobody stands in for
 */
export function answer(token: string, args: pulumi.Inputs = {}, place: Place = { accountId, region }): pulumi.Inputs {
  const result = invokes[token];
  if (result === undefined) {
    const details = `no answer for the invoke ${token}`;
    // The SDK makes an error of its own out of the details.
    throw Object.assign(new Error(details), { details });
  }
  return { ...args, ...result(args, place) };
}

const apiId = "a1b2c3d4e5";

const outputs: Record<string, (name: string, inputs: pulumi.Inputs, place: Place) => pulumi.Inputs> = {
  "aws:cognito/userPool:UserPool": (_name, _inputs, place) => ({ id: `${place.region}_Ab12Cd34E` }),
  "aws:cognito/userPoolClient:UserPoolClient": (name, inputs) =>
    inputs["generateSecret"] ? { clientSecret: `the-secret-of-${name}` } : {},
  "aws:lambda/function:Function": (_, inputs) => (inputs["publish"] ? { version: "7" } : {}),
  "aws:apigatewayv2/api:Api": (_name, _inputs, place) => ({
    id: apiId,
    apiEndpoint: `https://${apiId}.execute-api.${place.region}.amazonaws.com`,
    executionArn: `arn:aws:execute-api:${place.region}:${place.accountId}:${apiId}`,
  }),
};

const invokes: Record<string, (args: pulumi.Inputs, place: Place) => pulumi.Inputs> = {
  "aws:index/getCallerIdentity:getCallerIdentity": (_, place) => ({
    accountId: place.accountId,
    arn: "",
    id: place.accountId,
    userId: "",
  }),
  "aws:index/getRegion:getRegion": (_, place) => ({
    region: place.region,
    name: place.region,
    id: place.region,
    description: "",
    endpoint: "",
  }),
  "aws:index/getPartition:getPartition": () => ({ partition: "aws", dnsSuffix: "amazonaws.com", id: "aws" }),
  "aws:cognito/getUserPool:getUserPool": ({ userPoolId: id }, place) => ({
    id,
    arn: `arn:aws:cognito-idp:${place.region}:${place.accountId}:userpool/${id}`,
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
function toArn(type: string, name: string, place: Place): string {
  return `arn:aws:${type.split(":")[1]?.split("/")[0]}:${place.region}:${place.accountId}:${name}`;
}
