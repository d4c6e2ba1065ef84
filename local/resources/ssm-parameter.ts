import type { ResourceDescription } from "./description";
import { ACCOUNT_ID, autoName } from "./naming";
import { text } from "./properties";

export const ssmParameter: ResourceDescription = {
  type: "aws:ssm/parameter:Parameter",
  label: "parameter",
  served: ["name", "type", "value", "insecureValue"],
  irrelevant: ["description", "tags", "keyId", "tier", "overwrite", "allowedPattern", "dataType", "region"],
  create: ({ name, inputs, region }, naming) => {
    const physical = text(inputs, "name") ?? autoName(name, naming);
    const arn = `arn:aws:ssm:${region}:${ACCOUNT_ID}:parameter/${physical.replace(/^\//, "")}`;
    return { id: physical, computed: { name: physical, arn, version: 1, region } };
  },
};
