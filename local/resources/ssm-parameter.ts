import type { SecretSettings } from "../secrets/settings";
import type { DeclaredResources } from "./declared";
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

/** The parameters that the program declares. */
export function toParameters(declared: DeclaredResources): SecretSettings[] {
  return declared.of(ssmParameter).map(({ inputs, outputs }) => ({
    service: "ssm",
    arn: text(outputs, "arn") ?? "",
    name: text(outputs, "name") ?? "",
    value: text(inputs, "value") ?? text(inputs, "insecureValue"),
    binary: false,
    parameterType: text(inputs, "type") ?? "String",
    versionId: undefined,
  }));
}
