import { ARN, type ResourceRules, source } from "./rule";

const { replaces } = source("iam/role_policy_attachment.go");

export const rolePolicyAttachmentRules: ResourceRules = {
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  properties: {
    policyArn: replaces(46, { required: true, form: ARN }),
    role: replaces(52, { required: true }),
  },
};
