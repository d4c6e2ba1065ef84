import { expect } from "chai";
import type { FunctionLogLine } from "../../../local/lambda/functions";
import { describePython, withPython } from "./python-function";
import type { SampleChanges } from "./sample-function";

async function linesOf(body: string, changes: SampleChanges = {}, event: unknown = {}): Promise<FunctionLogLine[]> {
  const code = `import logging, os, sys\ndef lambda_handler(event, context):\n    ${body.split("\n").join("\n    ")}\n`;
  return withPython(
    code,
    async ({ invoke, lines }) => {
      await invoke(event);
      return lines;
    },
    changes,
  );
}

const toPair = ({ level, text }: FunctionLogLine) => [level, text];

describePython("a Python function's log", () => {
  it("has what is printed, a line each, with the request id", async () => {
    const lines = await linesOf('print("a", "b", 1)\nprint("two\\nlines")\nprint(context.aws_request_id)');
    const requestId = lines[0]?.requestId;
    const line = (text: string | undefined) => ({ functionName: "hello", requestId, level: "INFO", text });
    expect(requestId).to.have.length(36);
    expect(lines).to.deep.equal([line("a b 1"), line("two\nlines"), line(requestId)]);
  });

  it("has what goes to the streams, in order, and what has no line's end", async () => {
    const lines = await linesOf(
      'sys.stdout.write("one\\n")\nprint("two", file=sys.stderr)\nsys.stdout.buffer.write("drei ä\\n".encode())\nsys.stdout.write("four")',
    );
    expect(lines.map(toPair)).to.deep.equal([
      ["INFO", "one"],
      ["ERROR", "two"],
      ["INFO", "drei ä"],
      ["INFO", "four"],
    ]);
  });

  it("has what goes past Python to the process's own streams", async () => {
    const lines = await linesOf('os.write(1, b"out\\n")\nos.write(2, b"err\\n")\nos._exit(0)');
    expect(lines.slice(0, -1).map(toPair)).to.have.deep.members([
      ["INFO", "out"],
      ["ERROR", "err"],
    ]);
  });

  it("has what is logged, from WARNING on unless the function asks for more", async () => {
    const lines = await linesOf(
      'log = logging.getLogger("notes")\nlog.info("no")\nlog.warning("w %s", 1)\nlogging.getLogger().setLevel("DEBUG")\nlog.debug("d")\nlog.critical("c")',
    );
    expect(lines.map(toPair)).to.deep.equal([
      ["WARN", "w 1"],
      ["DEBUG", "d"],
      ["ERROR", "c"],
    ]);
  });

  it("has a logged exception with its traceback", async () => {
    const [line] = await linesOf('try: 1 / 0\nexcept Exception: logging.exception("oops")');
    expect(line?.text).to.match(
      /^oops\nTraceback \(most recent call last\):\n.*\nZeroDivisionError: division by zero$/s,
    );
  });

  it("has what was printed before a busy loop was ended", async () => {
    const lines = await linesOf('print("before")\nwhile True: pass', { settings: { timeoutSeconds: 0.5 } });
    expect(lines.map(({ text }) => text)).to.deep.equal(["before", "Task timed out after 0.50 seconds"]);
  });

  it("has what was printed before sys.exit, and that", async () => {
    const lines = await linesOf('print("before")\nsys.exit("over")');
    expect(lines.map(({ text }) => text)).to.deep.equal(["before", "over", "Runtime exited with error: exit status 1"]);
  });

  it("has an exception's traceback from the function's own code on, which the caller does not get", async () => {
    const [line] = await linesOf("raise ValueError('no')");
    expect(line).to.include({ functionName: "hello", level: "ERROR" });
    const text =
      /^ValueError: no\nTraceback \(most recent call last\):\n {2}File ".*lambda_function\.py", line 3, in lambda_handler\n {4}raise ValueError\('no'\)/;
    expect(line?.text).to.match(text);
  });

  it("has why code could not be loaded, without a request id, with the line in the code", () =>
    withPython("import os\nraise ValueError('no')", async ({ invoke, lines }) => {
      await invoke();
      expect(lines).to.have.length(1);
      expect(lines[0]).to.include({ requestId: "", level: "ERROR" });
      expect(lines[0]?.text).to.match(/^ValueError: no\nTraceback .*\n {2}File ".*lambda_function\.py", line 2/);
    }));

  it("has nothing of the event", async () => {
    const secret = "a-secret-in-the-event";
    const lines = await linesOf("raise ValueError('no')", {}, { secret });
    expect(lines).to.have.length(1);
    expect(JSON.stringify(lines)).to.not.include(secret);
  });
});
