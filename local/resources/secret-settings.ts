import type { DeclaredResource } from "../engine/evaluation";
import type { SecretSettings } from "../secrets/settings";
import type { DeclaredResources } from "./declared";
import { text, texts } from "./properties";
import { secret, secretVersion } from "./secret";
import { ssmParameter } from "./ssm-parameter";

/** The secrets of Secrets Manager and the parameters of SSM that the program declares. */
export function toSecretSettings(declared: DeclaredResources): SecretSettings[] {
  return [...toSecrets(declared), ...toParameters(declared)];
}

/** With the value of their current version if the program declares one. */
function toSecrets(declared: DeclaredResources): SecretSettings[] {
  return declared.of(secret).map(({ outputs }) => {
    const arn = text(outputs, "arn") ?? "";
    const name = text(outputs, "name") ?? "";
    const version = declared.of(secretVersion).find((one) => isCurrent(one) && [arn, name].includes(secretIdOf(one)));
    const string = version && text(version.inputs, "secretString");
    const binary = version && text(version.inputs, "secretBinary");
    return {
      service: "secretsmanager",
      arn,
      name,
      value: string ?? binary,
      binary: string === undefined && binary !== undefined,
      parameterType: "",
      versionId: version && text(version.outputs, "versionId"),
    };
  });
}

const secretIdOf = ({ inputs }: DeclaredResource) => text(inputs, "secretId") ?? "";

function isCurrent({ inputs }: DeclaredResource): boolean {
  const stages = texts(inputs, "versionStages");
  return stages.length === 0 || stages.includes("AWSCURRENT");
}

function toParameters(declared: DeclaredResources): SecretSettings[] {
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
