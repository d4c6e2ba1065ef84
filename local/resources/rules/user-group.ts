import { ARN, type ResourceRules, region, source } from "./rule";

const { replaces, updates } = source("cognitoidp/user_group.go");

export const userGroupRules: ResourceRules = {
  type: "aws:cognito/userGroup:UserGroup",
  properties: {
    description: updates(44, 152, { characters: [0, 2048] }),
    name: replaces(52, { characters: [1, 128], form: [/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u, "a text without blanks"] }),
    precedence: updates(55, 156, { range: [0, 2 ** 31 - 1] }),
    region,
    roleArn: updates(59, 160, { form: ARN }),
    userPoolId: replaces(67, { required: true, form: [/^[\w-]+_[0-9A-Za-z]+$/, "the id of a user pool"] }),
  },
};
