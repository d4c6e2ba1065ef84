import type { DeclaredResource } from "../engine/evaluation";
import type { SecretSettings } from "../secrets/settings";
import type { DeclaredResources } from "./declared";
import type { ResourceDescription } from "./description";
import { ACCOUNT_ID, ALPHABET, autoName } from "./naming";
import { text, texts } from "./properties";

export const secret: ResourceDescription = {
  type: "aws:secretsmanager/secret:Secret",
  label: "secret",
  served: ["name", "namePrefix"],
  irrelevant: [
    "description",
    "tags",
    "kmsKeyId",
    "recoveryWindowInDays",
    "replicas",
    "forceOverwriteReplicaSecret",
    "region",
  ],
  create: ({ name, inputs, region }, naming) => {
    const prefix = text(inputs, "namePrefix");
    const physical =
      text(inputs, "name") ?? (prefix ? prefix + naming.pick(ALPHABET.hex, 26, "name") : autoName(name, naming));
    const suffix = naming.pick(ALPHABET.mixed, 6, "arn");
    const arn = `arn:aws:secretsmanager:${region}:${ACCOUNT_ID}:secret:${physical}-${suffix}`;
    return { id: arn, computed: { name: physical, arn, region } };
  },
};

export const secretVersion: ResourceDescription = {
  type: "aws:secretsmanager/secretVersion:SecretVersion",
  label: "secret version",
  served: ["secretId", "secretString", "secretBinary", "versionStages"],
  irrelevant: ["region"],
  create: ({ inputs, region }, naming) => {
    const arn = text(inputs, "secretId") ?? "";
    const versionId = naming.uuid("version");
    return { id: `${arn}|${versionId}`, computed: { arn, versionId, versionStages: ["AWSCURRENT"], region } };
  },
};

/** The secrets that the program declares, with the value of their current version if it declares one. */
export function toSecrets(declared: DeclaredResources): SecretSettings[] {
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
