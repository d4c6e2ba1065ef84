import { expect } from "chai";
import { createProgress } from "../../local/progress";
import { type Running, start } from "../../local/start";
import { makeProgram, removePrograms } from "./engine/program-folder";
import { servedProgram } from "./served-program";

/** A handler in a `.js` file, which is CommonJS unless a package.json of its own says otherwise. */
const code = "exports.handler = async () => ({ zone: new Date(2026, 6, 1).getTimezoneOffset() });";

describe("what surrounds a function", function () {
  this.timeout(60_000);
  const { env } = process;
  const zone = env["TZ"];
  const umask = process.umask();
  let running: Running;

  before(async () => {
    env["TZ"] = "America/New_York";
    const { folder } = makeProgram({
      "package.json": JSON.stringify({ type: "module" }),
      "index.cts": servedProgram
        .replace(/const text = .*;/, `const text = ${JSON.stringify(code)};`)
        .replace("index.mjs", "index.js"),
      "Pulumi.yaml": "name: proj\nruntime: nodejs\nmain: index.cts\n",
    });
    const print = () => undefined;
    const options = { folder, stack: "dev", config: {}, port: 0, awsPort: 0, throttle: true, watch: false, print };
    running = await start({ ...options, progress: createProgress(print) });
  });
  after(async () => {
    await running?.close();
    removePrograms();
    process.umask(umask);
    if (zone === undefined) delete env["TZ"];
    else env["TZ"] = zone;
  });

  it("is the time zone UTC, and no package.json of the project's", async () => {
    const answer = await fetch(`${running.outputs["apiUrl"]}/health`);
    expect([answer.status, await answer.json()]).to.deep.equal([200, { zone: 0 }]);
  });
});
