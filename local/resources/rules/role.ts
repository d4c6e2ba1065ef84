import { ARN, IAM_NAME, type ResourceRules, source, tags } from "./rule";

const { replaces, updates } = source("iam/role.go");

export const roleRules: ResourceRules = {
  type: "aws:iam/role:Role",
  properties: {
    assumeRolePolicy: updates(82, 352, { required: true }),
    description: updates(97, 381, { characters: [0, 1000] }),
    forceDetachPolicies: updates(106, undefined),
    inlinePolicies: updates(111, 433),
    managedPolicyArns: updates(151, 474),
    maxSessionDuration: updates(165, 394, { range: [3600, 43_200] }),
    name: replaces(175, { characters: [1, 64], form: IAM_NAME, excludes: ["namePrefix"] }),
    namePrefix: replaces(183, { characters: [1, 38], form: IAM_NAME, excludes: ["name"] }),
    path: replaces(191, { characters: [0, 512] }),
    permissionsBoundary: updates(194, 407, { form: ARN }),
    tags,
  },
};
