import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { find, unknown } from "../record";
import { code, recordApi } from "./notes-api";

const functionType = "aws:lambda/function:Function";
const policyType = "aws:iam/rolePolicy:RolePolicy";
const tableArn = "arn:aws:dynamodb:eu-west-1:123456789012:table/notes";

const ownLog = {
  Effect: "Allow",
  Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
  Resource: ["arn:aws:cloudwatch:eu-west-1:123456789012:notes-handler-logs:*"],
};
const traces = { Effect: "Allow", Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource: ["*"] };

describe("functions", () => {
  it("are small, on arm64, traced and in their own log group unless told otherwise", async () => {
    expect(find(await recordApi(), functionType)).to.deep.equal({
      type: functionType,
      name: "notes-handler",
      inputs: {
        code: { __pulumiArchive: true, assets: { "index.mjs": { __pulumiAsset: true, text: "export {}" } } },
        handler: "index.handler",
        runtime: "nodejs24.x",
        architectures: ["arm64"],
        memorySize: 256,
        timeout: 10,
        role: "arn:aws:iam:eu-west-1:123456789012:notes-handler-role",
        loggingConfig: {
          logFormat: "JSON",
          applicationLogLevel: "INFO",
          systemLogLevel: "INFO",
          logGroup: "notes-handler-logs-1a2b3c4",
        },
        tracingConfig: { mode: "Active" },
        tags: {},
      },
      options: { parent: "notes", dependsOn: ["notes-handler-logs", "notes-handler-policy", "notes-handler-role"] },
    });
  });

  it("take what was asked for", async () => {
    const handler = {
      code,
      entryPoint: "app.main",
      runtime: "python3.14",
      memoryMb: 1024,
      timeoutSeconds: 29,
      environment: { TABLE_NAME: "notes" },
    };
    const { inputs } = find(await recordApi({ handler, tags: { team: "notes" } }), functionType);
    expect([
      inputs["handler"],
      inputs["runtime"],
      inputs["memorySize"],
      inputs["timeout"],
      inputs["environment"],
      inputs["tags"],
    ]).to.deep.equal(["app.main", "python3.14", 1024, 29, { variables: { TABLE_NAME: "notes" } }, { team: "notes" }]);
  });

  it("exist once for each handler, with a role and a log group of their own", async () => {
    const { resources } = await recordApi({
      handlers: { report: { code } },
      routes: { "GET /notes": {}, "GET /report": { handler: "report" } },
    });
    const own = resources.filter(({ type }) => /lambda\/function|iam\/|logGroup/.test(type));
    expect(own.map(({ name }) => name)).to.have.members([
      "notes-handler",
      "notes-handler-role",
      "notes-handler-policy",
      "notes-handler-logs",
      "notes-report",
      "notes-report-role",
      "notes-report-policy",
      "notes-report-logs",
      "notes-access-log",
    ]);
  });

  it("have a log group that forgets after a year unless told otherwise", async () => {
    expect(find(await recordApi(), "aws:cloudwatch/logGroup:LogGroup", "notes-handler-logs")).to.deep.equal({
      type: "aws:cloudwatch/logGroup:LogGroup",
      name: "notes-handler-logs",
      inputs: { retentionInDays: 365, tags: {} },
      options: { parent: "notes" },
    });
  });

  it("keep their log as long, and under the key, that was asked for", async () => {
    const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/logs";
    const recording = await recordApi({ logs: { retentionDays: 7, kmsKeyArn }, tags: { team: "notes" } });
    expect(find(recording, "aws:cloudwatch/logGroup:LogGroup", "notes-handler-logs").inputs).to.deep.equal({
      retentionInDays: 7,
      kmsKeyId: kmsKeyArn,
      tags: { team: "notes" },
    });
  });
});

describe("role of a function", () => {
  async function statements(grants: pulumi.Input<{ actions: string[]; resources: pulumi.Input<string>[] }>[]) {
    const { inputs } = find(await recordApi({ handler: { code, grants } }), policyType);
    return JSON.parse(inputs["policy"]);
  }

  it("can be taken by Lambda alone and has no managed policy", async () => {
    expect(find(await recordApi({ tags: { team: "notes" } }), "aws:iam/role:Role")).to.deep.equal({
      type: "aws:iam/role:Role",
      name: "notes-handler-role",
      inputs: {
        assumeRolePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
        }),
        forceDetachPolicies: true,
        tags: { team: "notes" },
      },
      options: { parent: "notes" },
    });
  });

  it("writes to its own log group and sends traces, nothing else, unless granted", async () => {
    expect(await statements([])).to.deep.equal({ Version: "2012-10-17", Statement: [ownLog, traces] });
  });

  it("cannot make log groups: Lambda would bring a deleted one back", async () => {
    expect(JSON.stringify(await statements([]))).not.to.contain("CreateLogGroup");
  });

  it("may do what it was granted, on what it was granted", async () => {
    const resources = [pulumi.output(tableArn), `${tableArn}/index/byDate`];
    const granted = await statements([{ actions: ["dynamodb:PutItem", "dynamodb:Query"], resources }]);
    expect(granted.Statement[2]).to.deep.equal({
      Effect: "Allow",
      Action: ["dynamodb:PutItem", "dynamodb:Query"],
      Resource: [tableArn, `${tableArn}/index/byDate`],
    });
  });

  it("is not known in a preview while a grant is not", async () => {
    const recording = await recordApi({}, { preview: true });
    expect(find(recording, policyType).inputs["policy"]).to.equal(unknown);
  });
});
