import { ARN, type ResourceRules, region, source, tags, unknown } from "./rule";

const { replaces, updates } = source("dynamodb/table.go");

export const tableRules: ResourceRules = {
  type: "aws:dynamodb/table:Table",
  properties: {
    attributes: updates(155, 1182, {
      fields: { name: { required: true }, type: { required: true, oneOf: ["S", "N", "B"] } },
    }),
    billingMode: updates(174, 1173, { oneOf: ["PROVISIONED", "PAY_PER_REQUEST"] }),
    deletionProtectionEnabled: updates(180, 1261),
    globalSecondaryIndexes: updates(184, 1182, {
      fields: { name: { required: true }, projectionType: { required: true, oneOf: ["ALL", "KEYS_ONLY", "INCLUDE"] } },
    }),
    globalTableWitness: unknown(),
    hashKey: replaces(271),
    importTable: unknown(),
    localSecondaryIndexes: replaces(345, {
      fields: {
        name: { required: true },
        projectionType: { required: true, oneOf: ["ALL", "KEYS_ONLY", "INCLUDE"] },
        rangeKey: { required: true },
      },
    }),
    name: replaces(377, { characters: [3, 255], form: [/^[a-zA-Z0-9_.-]+$/, "letters, digits and _.-"] }),
    onDemandThroughput: updates(379, 1266),
    pointInTimeRecovery: updates(380, 1517, {
      fields: { enabled: { required: true }, recoveryPeriodInDays: { range: [1, 35] } },
    }),
    rangeKey: replaces(406),
    readCapacity: updates(408, 1249),
    region,
    replicas: updates(414, 1410, { fields: { regionName: { required: true } } }),
    restoreBackupArn: replaces(109, { form: ARN }),
    restoreDateTime: replaces(470),
    restoreSourceName: replaces(101),
    restoreSourceTableArn: replaces(106, { form: ARN }),
    restoreToLatestTime: replaces(493),
    serverSideEncryption: updates(495, 1409, { fields: { enabled: { required: true }, kmsKeyArn: { form: ARN } } }),
    streamEnabled: updates(519, 1276),
    streamViewType: updates(527, 1276, { oneOf: ["NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY", ""] }),
    tableClass: updates(534, 1230, { oneOf: ["STANDARD", "STANDARD_INFREQUENT_ACCESS"] }),
    tags,
    ttl: updates(545, 1490),
    warmThroughput: updates(573, 1523),
    writeCapacity: updates(574, 1249),
  },
};
