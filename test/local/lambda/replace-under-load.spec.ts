import { expect } from "chai";
import { describePython, pythonSettings, returning } from "./python-function";
import { type ReplaceableFunction, withReplaceable } from "./replaceable-function";

const replacements = 20;

/** Asks without a pause, fifty at a time, and notes what came of it. */
function hammer({ invoke }: ReplaceableFunction) {
  let stopped = false;
  let newest = 0;
  let answers = 0;
  const failures: unknown[] = [];
  const lane = async () => {
    while (!stopped) {
      const atLeast = newest;
      const result = await invoke();
      answers++;
      if (!result.ok || Number(result.payload) < atLeast) failures.push([result, atLeast]);
    }
  };
  const lanes = Promise.all(Array.from({ length: 50 }, lane));
  return {
    async replaced(version: number) {
      newest = version;
      const before = answers;
      while (answers < before + 100) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    async stop() {
      stopped = true;
      await lanes;
      return failures;
    },
  };
}

/** Replaces the code again and again while it is asked; a request that begins after a replacement may not see older code. */
async function replaceUnderLoad(sample: ReplaceableFunction, answering: (text: string) => string): Promise<void> {
  const load = hammer(sample);
  for (let version = 1; version <= replacements; version++) {
    const changes = await sample.replace(answering(String(version)));
    expect(changes).to.deep.equal([{ functionName: "hello", kind: "replaced" }]);
    await load.replaced(version);
  }
  expect(await load.stop()).to.deep.equal([]);
  expect(await sample.invoke()).to.deep.equal({ ok: true, payload: String(replacements) });
  while (sample.functions.codeFolders().length > 1) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("replacing a Node function's code under load", function () {
  this.timeout(60_000);
  const answering = (text: string) => `export const handler = async () => "${text}";`;

  it("fails no request, and starts none on old code", () =>
    withReplaceable(answering("0"), (sample) => replaceUnderLoad(sample, answering)));
});

describePython("replacing a Python function's code under load", function () {
  this.timeout(60_000);
  const answering = (text: string) => returning(`"${text}"`);

  it("fails no request, and starts none on old code", () =>
    withReplaceable(
      answering("0"),
      (sample) => replaceUnderLoad(sample, answering),
      { settings: pythonSettings },
      "lambda_function.py",
    ));
});
