import type { ResourceDescription } from "./description";
import { text } from "./properties";

/** Every function here is loaded before its first request. */
export const provisionedConcurrencyConfig: ResourceDescription = {
  type: "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
  label: "provisioned concurrency",
  served: [],
  irrelevant: ["functionName", "qualifier", "provisionedConcurrentExecutions", "skipDestroy", "region"],
  create: ({ inputs, region }) => ({
    id: `${text(inputs, "functionName")},${text(inputs, "qualifier")}`,
    computed: { region },
  }),
};
