import { type ResourceRules, region, source, tags, unknown } from "./rule";

const secret = source("secretsmanager/secret.go");
const version = source("secretsmanager/secret_version.go");

const NAME = [/^[0-9A-Za-z/_+=.@-]+$/, "letters, digits and /_+=.@-"] as const;

export const secretRules: ResourceRules = {
  type: "aws:secretsmanager/secret:Secret",
  properties: {
    description: secret.updates(55, 318),
    forceOverwriteReplicaSecret: secret.updates(59, 312),
    kmsKeyId: secret.updates(64, 318),
    name: secret.replaces(72, { characters: [1, 512], form: NAME, excludes: ["namePrefix"] }),
    namePrefix: secret.replaces(80, { form: NAME, excludes: ["name"] }),
    policy: secret.updates(84, 336),
    recoveryWindowInDays: secret.updates(96, undefined, { range: [0, 30] }),
    region,
    replicas: secret.updates(105, 301, { fields: { region: { required: true } } }),
    tags,
    type: unknown(),
  },
};

/** Of a value that changes the provider makes a new version, and forgets the old one. */
export const secretVersionRules: ResourceRules = {
  type: "aws:secretsmanager/secretVersion:SecretVersion",
  properties: {
    region,
    secretBinary: version.replaces(75, { excludes: ["secretString", "secretStringWo"] }),
    secretId: version.replaces(70, { required: true }),
    secretString: version.replaces(556, { excludes: ["secretStringWo"] }),
    secretStringWo: version.replaces(572, { needs: ["secretStringWoVersion"] }),
    secretStringWoVersion: version.replaces(591, { needs: ["secretStringWo"] }),
    versionStages: version.updates(103, 263),
  },
};
