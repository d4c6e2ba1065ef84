import { expect } from "chai";
import { invokeOnce, withFunction } from "./sample-function";

describe("the context of an invocation", () => {
  it("has Lambda's members", async () => {
    const result = await invokeOnce("export const handler = async (event, context) => context");
    const { awsRequestId, logStreamName, ...rest } = (result.ok ? result.payload : {}) as Record<string, string>;
    expect(awsRequestId).to.match(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(logStreamName).to.match(/^2026\/05\/07\/\[\$LATEST\][0-9a-f]{32}$/);
    expect(rest).to.deep.equal({
      functionName: "hello",
      functionVersion: "$LATEST",
      invokedFunctionArn: "arn:aws:lambda:eu-west-1:000000000000:function:hello",
      memoryLimitInMB: "128",
      logGroupName: "/aws/lambda/hello",
    });
  });

  it("has another request id each time", async () => {
    const code = "export const handler = async (event, context) => context.awsRequestId";
    await withFunction(code, async ({ invoke }) => {
      expect(await invoke()).to.not.deep.equal(await invoke());
    });
  });

  it("counts down from the time limit", async () => {
    const code = `export const handler = async (event, context) => {
      const before = context.getRemainingTimeInMillis();
      await new Promise((resolve) => setTimeout(resolve, 100));
      return [before, before - context.getRemainingTimeInMillis()]; }`;
    const result = await invokeOnce(code, {}, { settings: { timeoutSeconds: 7 } });
    const [before, passed] = (result.ok ? result.payload : []) as [number, number];
    expect(before).to.be.within(6000, 7000);
    expect(passed).to.be.within(95, 3000);
  });
});
