import { IAM_NAME, type ResourceRules, source } from "./rule";

const { replaces, updates } = source("iam/role_policy.go");

export const rolePolicyRules: ResourceRules = {
  type: "aws:iam/rolePolicy:RolePolicy",
  properties: {
    name: replaces(56, { characters: [1, 128], form: IAM_NAME, excludes: ["namePrefix"] }),
    namePrefix: replaces(64, { characters: [1, 102], form: IAM_NAME, excludes: ["name"] }),
    policy: updates(68, 94, { required: true }),
    role: replaces(82, { required: true }),
  },
};
