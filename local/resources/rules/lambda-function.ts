import { ARN, LOG_GROUP, type ResourceRules, region, source, tags, unknown } from "./rule";

const { replaces, updates } = source("lambda/function.go");

export const lambdaFunctionRules: ResourceRules = {
  type: "aws:lambda/function:Function",
  properties: {
    architectures: updates(77, 991, { entries: [0, 1], oneOf: ["x86_64", "arm64"] }),
    capacityProviderConfig: updates(91, 841),
    code: updates(237, 1624, { excludes: ["imageUri", "s3Bucket"] }),
    codeSha256: updates(124, 1625),
    codeSigningConfigArn: updates(129, 810, { form: ARN }),
    deadLetterConfig: updates(134, 847, { fields: { targetArn: { required: true, form: ARN } } }),
    description: updates(149, 869, { characters: [0, 256] }),
    durableConfig: replaces(580, { fields: { executionTimeout: { required: true, range: [1, 31_622_400] } } }),
    environment: updates(173, 873),
    ephemeralStorage: updates(198, 887, { fields: { size: { range: [512, 10_240] } } }),
    fileSystemConfig: updates(214, 895, {
      fields: {
        arn: { required: true, form: ARN },
        localMountPath: { required: true, form: [/^\/mnt\/[0-9A-Za-z_.-]+$/, "a path below /mnt/"] },
      },
    }),
    handler: updates(248, 903, { characters: [1, 128], form: [/^\S+$/, "a text without blanks"] }),
    imageConfig: updates(253, 907),
    imageUri: updates(300, 1014, { excludes: ["s3Bucket"] }),
    kmsKeyArn: updates(309, 873, { form: ARN }),
    layers: updates(318, 919, { entries: [0, 5], form: ARN }),
    loggingConfig: updates(327, 923, {
      fields: {
        applicationLogLevel: { oneOf: ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"] },
        logFormat: { required: true, oneOf: ["JSON", "Text"] },
        logGroup: { characters: [1, 512], form: LOG_GROUP },
        systemLogLevel: { oneOf: ["DEBUG", "INFO", "WARN"] },
      },
    }),
    memorySize: updates(362, 927, { range: [128, 32_768] }),
    name: replaces(245, { characters: [1, 140] }),
    packageType: replaces(371, { oneOf: ["Zip", "Image"] }),
    publish: updates(375, 1066),
    publishTo: updates(380, 1071),
    region,
    replaceSecurityGroupsOnDestroy: updates(393, undefined),
    replacementSecurityGroupIds: updates(397, undefined, { needs: ["replaceSecurityGroupsOnDestroy"] }),
    reservedConcurrentExecutions: updates(403, 1041, { range: [-1, Number.MAX_SAFE_INTEGER] }),
    role: updates(413, 931, { required: true, form: ARN }),
    runtime: updates(418, 935),
    s3Bucket: updates(423, 1017, { needs: ["s3Key"] }),
    s3Key: updates(429, 1018, { needs: ["s3Bucket"] }),
    s3ObjectVersion: updates(434, 1019),
    skipDestroy: updates(447, undefined),
    snapStart: updates(452, 939, { fields: { applyOn: { required: true, oneOf: ["PublishedVersions", "None"] } } }),
    sourceCodeHash: updates(470, 1626),
    sourceKmsKeyArn: updates(480, 1025, { form: ARN, excludes: ["imageUri"] }),
    tags,
    tenancyConfig: replaces(492),
    timeout: updates(503, 943, { range: [1, 900] }),
    tracingConfig: updates(509, 947, { fields: { mode: { required: true, oneOf: ["Active", "PassThrough"] } } }),
    useResourceTimeoutForPropagation: unknown(),
    vpcConfig: updates(528, 956, {
      fields: {
        securityGroupIds: { required: true, entries: [0, 5] },
        subnetIds: { required: true, entries: [0, 16] },
      },
    }),
  },
};
