import { expect } from "chai";
import { readApi } from "./declared-api";

const group = "arn:aws:logs:eu-west-1:000000000000:log-group:/aws/vendedlogs/notes";
const withLog = (destinationArn: string, format: string) =>
  readApi({ stage: { accessLogSettings: { destinationArn, format } } });

describe("the access log of a declared stage", () => {
  for (const [rule, arn] of [
    ["goes to its log group", group],
    ["goes to its log group, whose ARN may end in :*", `${group}:*`],
  ] as const) {
    it(rule, async () => {
      const { apis, notes, refusals } = await withLog(arn, "$context.requestId");
      expect([apis[0]?.accessLog, notes, refusals]).to.deep.equal([
        { logGroup: "/aws/vendedlogs/notes", format: "$context.requestId" },
        [],
        [],
      ]);
    });
  }

  it("is refused where its destination is no log group", async () => {
    const { apis, refusals } = await withLog("arn:aws:s3:::bucket", "$context.requestId");
    expect([apis[0]?.accessLog, refusals]).to.deep.equal([
      undefined,
      ['stage "stage": accessLogSettings.destinationArn must be the ARN of a log group, got "arn:aws:s3:::bucket"'],
    ]);
  });

  it("is refused without a request id, as AWS does", async () => {
    const { refusals } = await withLog(group, "$context.status");
    expect(refusals).to.deep.equal([
      'stage "stage": accessLogSettings.format must be a text with $context.requestId or $context.extendedRequestId, got "$context.status"',
    ]);
  });

  it("is named where it asks for what HTTP APIs do not have", async () => {
    const { notes } = await withLog(group, "$context.requestId $context.resourcePath");
    expect(notes).to.deep.equal([
      'stage "stage" logs $context.resourcePath, which is no variable of HTTP APIs: "-" is written for it',
    ]);
  });
});
