import type { ResourceDescription } from "./description";
import { ACCOUNT_ID, autoName } from "./naming";
import { text } from "./properties";

export const logGroup: ResourceDescription = {
  type: "aws:cloudwatch/logGroup:LogGroup",
  label: "log group",
  served: ["name"],
  irrelevant: ["retentionInDays", "kmsKeyId", "tags", "skipDestroy", "logGroupClass", "region"],
  create: ({ name, inputs, region }, naming) => {
    const physical = text(inputs, "name") ?? autoName(name, naming);
    return {
      id: physical,
      computed: { name: physical, arn: `arn:aws:logs:${region}:${ACCOUNT_ID}:log-group:${physical}`, region },
    };
  },
};
