import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { findPython } from "../../../local/lambda/python-interpreter";
import { findPythonNotes } from "../../../local/lambda/python-notes";
import { pythonSettings, withPython } from "./python-function";
import { sampleSettings, withFolder } from "./sample-function";

/** A script that answers as an interpreter of that version does. */
const python = (version: string) => `#!/bin/sh\necho '["${version}", "/opt/python"]'\n`;

/** A folder with commands. */
function withCommands<T>(commands: Record<string, string>, use: (folder: string) => Promise<T>): Promise<T> {
  return withFolder(commands, async (folder) => {
    for (const name of Object.keys(commands)) fs.chmodSync(path.join(folder, name), 0o755);
    return use(folder);
  });
}

const asked = (commands: Record<string, string>, runtime = "python3.12") =>
  withCommands(commands, (folder) => findPython(runtime, folder));

describe("the Python that runs a function", () => {
  it("is the one with the declared version in its name", async () => {
    const commands = { "python3.12": python("3.12.1"), python3: python("3.11.7") };
    expect(await asked(commands)).to.deep.equal({ version: "3.12.1", executable: "/opt/python" });
  });

  it("is python3 where there is none of that name, or it does not start", async () => {
    const expected = { version: "3.11.7", executable: "/opt/python" };
    expect(await asked({ python3: python("3.11.7") })).to.deep.equal(expected);
    const shim = "#!/bin/sh\necho 'python3.12: command not found' >&2\nexit 127\n";
    expect(await asked({ "python3.12": shim, python3: python("3.11.7") })).to.deep.equal(expected);
  });

  it("may be of any version from 3.9 on", async () => {
    expect(await asked({ python3: python("3.9.0") })).to.have.property("version", "3.9.0");
    expect(await asked({ python3: python("3.8.20") })).to.equal(undefined);
    expect(await asked({ python3: python("2.7.18") })).to.equal(undefined);
  });

  it("is none where none is on PATH", async () => {
    expect(await asked({})).to.equal(undefined);
  });

  it("is asked once", () => {
    const counting = `#!/bin/sh\necho x >> "\${0%/*}/asked"\necho '["3.12.1", "/opt/python"]'\n`;
    return withCommands({ "python3.12": counting }, async (folder) => {
      await Promise.all([findPython("python3.12", folder), findPython("python3.12", folder)]);
      await findPython("python3.12", folder);
      expect(fs.readFileSync(path.join(folder, "asked"), "utf8")).to.equal("x\n");
    });
  });
});

describe("what is said of the Python on this machine", () => {
  const notesOf = (commands: Record<string, string>, ...runtimes: string[]) =>
    withCommands(commands, (folder) =>
      findPythonNotes(
        runtimes.map((runtime) => sampleSettings("", { runtime })),
        folder,
      ),
    );

  it("is nothing where it is as declared, or no function needs it", async () => {
    expect(await notesOf({ "python3.12": python("3.12.1") }, "python3.12", "nodejs24.x")).to.deep.equal([]);
    expect(await notesOf({}, "nodejs24.x")).to.deep.equal([]);
  });

  it("is both versions where they differ, once", async () => {
    expect(await notesOf({ python3: python("3.11.7") }, "python3.12", "python3.12", "python3.1")).to.deep.equal([
      "python3.12 functions run on Python 3.11.7 here: python3.12 is not on PATH",
    ]);
  });

  it("tells 3.1 from 3.12 by the whole number", async () => {
    expect(await notesOf({ "python3.9": python("3.90.0") }, "python3.9")).to.deep.equal([
      "python3.9 functions run on Python 3.90.0 here: python3.9 is not on PATH",
    ]);
  });

  it("is what cannot run where there is none", async () => {
    expect(await notesOf({}, "python3.13")).to.deep.equal([
      "python3.13 functions cannot run here: neither python3.13 nor python3 (3.9 or newer) is on PATH; their routes answer 500",
    ]);
  });
});

describe("a Python function on a machine without Python", () => {
  const missing = "python3.12 functions cannot run here: neither python3.12 nor python3 (3.9 or newer) is on PATH";

  it("fails with a line in the log, and is named once for all", () =>
    withFolder({}, (searchPath) => {
      const notes: string[] = [];
      return withPython(
        "",
        async ({ invoke, lines, functions }) => {
          const expected = {
            ok: false,
            reason: "error",
            errorType: "Runtime.InvalidEntrypoint",
            errorMessage: missing,
          };
          expect(await invoke()).to.deep.equal(expected);
          expect(lines).to.deep.equal([{ functionName: "hello", requestId: "", level: "ERROR", text: missing }]);
          await functions.replace([sampleSettings("/other", pythonSettings)]);
          expect(notes).to.deep.equal([`${missing}; their routes answer 500`]);
        },
        { options: { searchPath, note: (line) => notes.push(line) } },
      );
    }));

  it("leaves functions of other runtimes alone", () =>
    withFolder({}, (searchPath) => {
      const code = { "index.mjs": "export const handler = async () => 'hi'", "lambda_function.py": "" };
      return withPython(
        code,
        async ({ invoke, functions }) => {
          await functions.replace([sampleSettings(functions.codeFolders()[0] ?? "")]);
          expect(await invoke()).to.deep.equal({ ok: true, payload: "hi" });
        },
        { options: { searchPath } },
      );
    }));
});
