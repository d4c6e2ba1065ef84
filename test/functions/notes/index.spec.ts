import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "chai";

const run = promisify(execFile);

/** Loads the function in a process of its own and prints what it exports, or why it does not start. */
async function load(environment: NodeJS.ProcessEnv): Promise<string> {
  const program = `try { console.log(Object.keys(require("./functions/notes")).join()) } catch (e) { console.log(e.message) }`;
  const args = ["--import", "tsx", "--eval", program];
  const { stdout } = await run(process.execPath, args, { env: { PATH: process.env["PATH"], ...environment } });
  return stdout.trim();
}

describe("the notes function", () => {
  it("exports its handler", async () => {
    expect(await load({ TABLE_NAME: "notes" })).to.equal("handler");
  });

  it("does not start without a table", async () => {
    expect(await load({})).to.equal("the environment variable TABLE_NAME is missing: it names the table of the notes");
  });
});
