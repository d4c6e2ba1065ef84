import { LOG_GROUP, type ResourceRules, region, source, tags } from "./rule";

const { replaces, updates } = source("logs/group.go");

export const logGroupRules: ResourceRules = {
  type: "aws:cloudwatch/logGroup:LogGroup",
  properties: {
    deletionProtectionEnabled: updates(49, 206),
    kmsKeyId: updates(54, 229),
    logGroupClass: replaces(62, { oneOf: ["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"] }),
    name: replaces(69, { characters: [1, 512], form: LOG_GROUP, excludes: ["namePrefix"] }),
    namePrefix: replaces(77, { characters: [1, 483], form: LOG_GROUP, excludes: ["name"] }),
    region,
    retentionInDays: updates(81, 179, {
      oneOf: [
        0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
      ],
    }),
    skipDestroy: updates(98, undefined),
    tags,
  },
};
