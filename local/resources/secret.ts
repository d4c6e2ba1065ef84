import type { ResourceDescription } from "./description";
import { ACCOUNT_ID, ALPHABET, autoName } from "./naming";
import { text } from "./properties";

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
