import { type ResourceRules, region, source, tags } from "./rule";

const { replaces, updates } = source("ssm/parameter.go");

export const ssmParameterRules: ResourceRules = {
  type: "aws:ssm/parameter:Parameter",
  properties: {
    allowedPattern: updates(62, 376, { characters: [0, 1024] }),
    arn: updates(67, undefined),
    dataType: replaces(81, { oneOf: ["aws:ec2:image", "aws:ssm:integration", "text"] }),
    description: updates(83, 388, { characters: [0, 1024] }),
    insecureValue: updates(92, 359),
    keyId: updates(98, 392),
    name: replaces(106, { characters: [1, 2048] }),
    overwrite: updates(109, 378),
    region,
    tags,
    // A parameter that comes down from the advanced tier is made anew.
    tier: replaces(161, { oneOf: ["Standard", "Advanced", "Intelligent-Tiering"] }),
    type: updates(127, 357, { required: true, oneOf: ["String", "StringList", "SecureString"] }),
    value: updates(132, 358),
    valueWo: updates(139, 364, { needs: ["valueWoVersion"] }),
    valueWoVersion: updates(147, 363, { needs: ["valueWo"] }),
  },
  exactlyOne: [["value", "insecureValue", "valueWo"]],
};
