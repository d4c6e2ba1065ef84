import path from "node:path";
import { expect } from "chai";
import { findUnsupported } from "../../../local/lambda/functions";
import type { FunctionSettings } from "../../../local/lambda/settings";
import { sampleSettings, withFolder } from "./sample-function";

async function problemsOf(changes: Partial<FunctionSettings>): Promise<string[]> {
  const files = { "index.mjs": "", "api/notes.cjs": "", "folder.mjs/index.mjs": "" };
  return withFolder(files, async (folder) => findUnsupported(sampleSettings(folder, changes)));
}

describe("functions that cannot run here", () => {
  for (const runtime of ["nodejs20.x", "nodejs22.x", "nodejs24.x"]) {
    it(`are not those of ${runtime}`, async () => {
      expect(await problemsOf({ runtime })).to.deep.equal([]);
    });
  }

  it("are not those with their handler in a folder", async () => {
    expect(await problemsOf({ handler: "api/notes.list" })).to.deep.equal([]);
  });

  for (const runtime of ["python3.12", "provided.al2023", "nodejs24.x ", ""]) {
    it(`are those of runtime "${runtime}"`, async () => {
      expect(await problemsOf({ runtime })).to.deep.equal([
        `function "hello": ${runtime} functions do not run locally yet`,
      ]);
    });
  }

  it("are those without code", async () => {
    const codeFolder = path.join(__dirname, "gone");
    expect(await problemsOf({ codeFolder })).to.deep.equal([
      `function "hello": its code is missing, "${codeFolder}" does not exist`,
    ]);
  });

  it("are those without the handler's file", async () => {
    expect(await problemsOf({ handler: "api/other.handler" })).to.deep.equal([
      'function "hello": handler "api/other.handler" needs one of api/other.js, api/other.mjs, api/other.cjs in its code',
    ]);
  });

  it("are those with a folder where the handler's file has to be", async () => {
    expect(await problemsOf({ handler: "folder.handler" })).to.deep.equal([
      'function "hello": handler "folder.handler" needs one of folder.js, folder.mjs, folder.cjs in its code',
    ]);
  });

  for (const handler of ["index", "index.", ".handler", "../index.handler", "/index.handler", ""]) {
    it(`are those with handler "${handler}"`, async () => {
      expect(await problemsOf({ handler })).to.deep.equal([
        `function "hello": handler "${handler}" must look like "index.handler"`,
      ]);
    });
  }
});
