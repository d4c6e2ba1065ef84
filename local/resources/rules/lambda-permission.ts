import { ARN, type ResourceRules, region, source } from "./rule";

const { replaces } = source("lambda/permission.go");

const STATEMENT = [/^[0-9A-Za-z_-]+$/, "letters, digits, - and _"] as const;

export const lambdaPermissionRules: ResourceRules = {
  type: "aws:lambda/permission:Permission",
  properties: {
    action: replaces(53, {
      required: true,
      form: [/^(lambda:[*]|lambda:[A-Za-z]+|[*])$/, "an action such as lambda:InvokeFunction"],
    }),
    eventSourceToken: replaces(59, { characters: [1, 256], form: [/^[0-9A-Za-z_.-]+$/, "letters, digits and _.-"] }),
    function: replaces(65, { required: true, characters: [1, 140] }),
    functionUrlAuthType: replaces(71, { oneOf: ["NONE", "AWS_IAM"] }),
    invokedViaFunctionUrl: replaces(77),
    principal: replaces(82, { required: true }),
    principalOrgId: replaces(87),
    qualifier: replaces(92, { characters: [1, 128], form: [/^[0-9A-Za-z_$-]+$/, "letters, digits and _$-"] }),
    region,
    sourceAccount: replaces(98, { form: [/^\d{12}$/, "twelve digits"] }),
    sourceArn: replaces(104, { form: ARN }),
    statementId: replaces(111, { characters: [1, 100], form: STATEMENT, excludes: ["statementIdPrefix"] }),
    statementIdPrefix: replaces(119, { characters: [1, 100], form: STATEMENT, excludes: ["statementId"] }),
  },
};
