import { type ResourceRules, region, source } from "./rule";

const { replaces, updates } = source("lambda/provisioned_concurrency_config.go");

export const provisionedConcurrencyConfigRules: ResourceRules = {
  type: "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
  properties: {
    functionName: replaces(60, { required: true }),
    provisionedConcurrentExecutions: updates(63, 163, { required: true, range: [1, Number.MAX_SAFE_INTEGER] }),
    qualifier: replaces(71, { required: true }),
    region,
    skipDestroy: updates(74, undefined),
  },
};
