import { type ResourceRules, region, source } from "./rule";

const { replaces, updates } = source("lambda/alias.go");

export const lambdaAliasRules: ResourceRules = {
  type: "aws:lambda/alias:Alias",
  properties: {
    description: updates(51, 151),
    functionName: replaces(58, { required: true }),
    functionVersion: updates(61, 153, { required: true }),
    name: replaces(72, {
      characters: [1, 128],
      form: [/^(?!\d+$)[a-zA-Z0-9-_]+$/, "letters, digits, - and _, and not digits alone"],
    }),
    region,
    routingConfig: updates(74, 155),
  },
};
