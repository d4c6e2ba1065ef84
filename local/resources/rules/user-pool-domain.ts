import { ARN, type ResourceRules, region, source } from "./rule";

const { replaces, updates } = source("cognitoidp/user_pool_domain.go");

export const userPoolDomainRules: ResourceRules = {
  type: "aws:cognito/userPoolDomain:UserPoolDomain",
  properties: {
    certificateArn: replaces(93, { form: ARN }),
    domain: replaces(68, { required: true, characters: [1, 63] }),
    managedLoginVersion: updates(71, 187, { oneOf: [1, 2] }),
    region,
    userPoolId: replaces(84, { required: true }),
  },
};
