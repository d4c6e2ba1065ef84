import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { find } from "../record";
import { code, recordApi } from "./notes-api";

const functionType = "aws:lambda/function:Function";

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

  it("may run in as many copies as the account lets them, unless told otherwise", async () => {
    expect(find(await recordApi(), functionType).inputs["reservedConcurrentExecutions"]).to.equal(undefined);
  });

  it("run in no more copies than asked for", async () => {
    const { inputs } = find(await recordApi({ handler: { code, reservedConcurrency: 3 } }), functionType);
    expect([inputs["reservedConcurrentExecutions"], inputs["publish"]]).to.deep.equal([3, undefined]);
  });

  const deadLetterArn = "arn:aws:sqs:eu-west-1:123456789012:notes-failed";

  it("send what failed to the queue that was named", async () => {
    const { inputs } = find(await recordApi({ handler: { code, deadLetterArn } }), functionType);
    expect(inputs["deadLetterConfig"]).to.deep.equal({ targetArn: deadLetterArn });
  });

  it("send what failed to a queue that is known only later", async () => {
    const later = pulumi.output(Promise.resolve(deadLetterArn));
    const { inputs } = find(await recordApi({ handler: { code, deadLetterArn: later } }), functionType);
    expect(inputs["deadLetterConfig"]).to.deep.equal({ targetArn: deadLetterArn });
  });
});
