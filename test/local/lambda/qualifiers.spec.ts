import { expect } from "chai";
import { withFunction } from "./sample-function";

const arn = "arn:aws:lambda:eu-west-1:000000000000:function:hello";
const code = `let calls = 0;
export const handler = async (event, context) => [
  ++calls, context.invokedFunctionArn, context.functionVersion, process.env.AWS_LAMBDA_FUNCTION_VERSION,
];`;
const settings = { version: "1", qualifiers: ["1", "live"] };

describe("versions and aliases of a function", () => {
  it("are the same code, told by which name it was called", () =>
    withFunction(
      code,
      async ({ functions }) => {
        const answers = [];
        for (const name of [`${arn}:live`, arn, `${arn}:1`]) answers.push(await functions.invoke(name, {}));
        expect(answers.map((answer) => answer.ok && answer.payload)).to.deep.equal([
          [1, `${arn}:live`, "1", "1"],
          [2, arn, "1", "1"],
          [3, `${arn}:1`, "1", "1"],
        ]);
      },
      { settings },
    ));

  it("are refused if there is no such one", () =>
    withFunction(
      code,
      async ({ functions }) => {
        const error = await functions.invoke(`${arn}:ghost`, {}).catch((reason: unknown) => reason);
        expect(error).to.be.an("error").with.property("message", `no function has the ARN "${arn}:ghost"`);
      },
      { settings },
    ));

  it("name the version in the log stream", () =>
    withFunction(
      "export const handler = async (event, context) => context.logStreamName",
      async ({ invoke }) => {
        const answer = await invoke();
        expect(answer.ok && answer.payload).to.match(/^2026\/05\/07\/\[1\][0-9a-f]{32}$/);
      },
      { settings },
    ));
});

describe("reserved concurrency of a function", () => {
  it("is how many instances it has at most", () =>
    withFunction(
      `import { threadId } from "node:worker_threads";
      export const handler = async () => { await new Promise((resolve) => setTimeout(resolve, 150)); return threadId; }`,
      async ({ invoke }) => {
        const answers = await Promise.all([invoke(), invoke(), invoke()]);
        expect(new Set(answers.map((answer) => answer.ok && answer.payload)).size).to.equal(1);
      },
      { settings: { maxInstances: 1 } },
    ));

  it("does not raise what the local run allows", () =>
    withFunction(
      `import { threadId } from "node:worker_threads";
      export const handler = async () => { await new Promise((resolve) => setTimeout(resolve, 150)); return threadId; }`,
      async ({ invoke }) => {
        const answers = await Promise.all([invoke(), invoke(), invoke()]);
        expect(new Set(answers.map((answer) => answer.ok && answer.payload)).size).to.equal(1);
      },
      { settings: { maxInstances: 50 }, options: { maxInstances: 1 } },
    ));
});
