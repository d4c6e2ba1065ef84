import { expect } from "chai";
import { type SampleChanges, withFunction } from "./sample-function";

async function linesOf(code: string, event: unknown = {}, changes: SampleChanges = {}) {
  return withFunction(
    code,
    async ({ invoke, lines }) => {
      await invoke(event);
      return lines;
    },
    changes,
  );
}

describe("a function's log", () => {
  it("has what the console prints, with level and request id", async () => {
    const code = `export const handler = async (event, { awsRequestId }) => {
      console.log("a %s", "b", { c: 1 }); console.info("i"); console.debug("d"); console.warn("w"); console.error("e");
      console.trace("t"); console.log(awsRequestId); }`;
    const lines = await linesOf(code);
    const requestId = lines[0]?.requestId;
    const line = (level: string, text: string | undefined) => ({ functionName: "hello", requestId, level, text });
    expect(requestId).to.have.length(36);
    expect(lines).to.deep.equal([
      line("INFO", "a b { c: 1 }"),
      line("INFO", "i"),
      line("DEBUG", "d"),
      line("WARN", "w"),
      line("ERROR", "e"),
      line("TRACE", "t"),
      line("INFO", requestId),
    ]);
  });

  it("has what goes to the streams, in order", async () => {
    const code = `export const handler = async () => {
      process.stdout.write("one\\n"); console.log("two"); process.stderr.write(Buffer.from("three")); }`;
    expect((await linesOf(code)).map(({ level, text }) => [level, text])).to.deep.equal([
      ["INFO", "one"],
      ["INFO", "two"],
      ["ERROR", "three"],
    ]);
  });

  it("has what was printed before a busy loop was ended", async () => {
    const code = "export const handler = async () => { console.log('before'); for (;;); }";
    const lines = await linesOf(code, {}, { settings: { timeoutSeconds: 0.3 } });
    expect(lines.map(({ text }) => text)).to.deep.equal(["before", "Task timed out after 0.30 seconds"]);
  });

  it("has what was printed before process.exit, and that", async () => {
    const lines = await linesOf("export const handler = async () => { console.log('before'); process.exit(2); }");
    expect(lines.map(({ text }) => text)).to.deep.equal(["before", "Runtime exited with error: exit status 2"]);
  });

  it("has an error's stack, which the caller does not get", async () => {
    const [line] = await linesOf("export const handler = async () => { throw new TypeError('no'); }");
    expect(line).to.include({ functionName: "hello", level: "ERROR" });
    expect(line?.text).to.match(/^Invoke Error\tTypeError: no\n {4}at handler .*index\.mjs:1/);
  });

  it("has why code could not be loaded, without a request id", async () => {
    const [line] = await linesOf("throw new TypeError('no')");
    expect(line).to.include({ requestId: "", level: "ERROR" });
    expect(line?.text).to.match(/^Uncaught Exception\tTypeError: no\n/);
  });

  it("has nothing of the event", async () => {
    const secret = "a-secret-in-the-event";
    const lines = await linesOf("export const handler = async (event) => { throw new Error('no'); }", { secret });
    expect(lines).to.have.length(1);
    expect(JSON.stringify(lines)).to.not.include(secret);
  });
});
