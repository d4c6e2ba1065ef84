import path from "node:path";
import { expect } from "chai";
import { findUnsupported } from "../../../local/lambda/functions";
import type { FunctionSettings } from "../../../local/lambda/settings";
import { sampleSettings, withFolder } from "./sample-function";

const pythonFiles = {
  "lambda_function.py": "",
  "pkg/module.py": "",
  "pkg/built.cpython-312-x86_64-linux-gnu.so": "",
  "pkg/__init__.py": "",
  "notes.txt": "",
};

async function problemsOf(changes: Partial<FunctionSettings>): Promise<string[]> {
  const files = { "index.mjs": "", "api/notes.cjs": "", "folder.mjs/index.mjs": "", ...pythonFiles };
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

  for (const runtime of ["python3.9", "python3.12", "python3.14"]) {
    it(`are not those of ${runtime}`, async () => {
      expect(await problemsOf({ runtime, handler: "lambda_function.lambda_handler" })).to.deep.equal([]);
    });
  }

  for (const handler of ["pkg/module.handler", "pkg.module.handler", "pkg.handler", "pkg.built.handler"]) {
    it(`are not those in Python with handler "${handler}"`, async () => {
      expect(await problemsOf({ runtime: "python3.12", handler })).to.deep.equal([]);
    });
  }

  for (const runtime of [
    "python3.8",
    "python2.7",
    "java25",
    "dotnet10",
    "ruby3.4",
    "provided.al2023",
    "nodejs24.x ",
    "",
  ]) {
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

  it("are those in Python without the handler's module", async () => {
    for (const handler of ["other.handler", "notes.handler", "folder/index.handler", "gone/index.handler"]) {
      const stem = handler.replace(".handler", "");
      expect(await problemsOf({ runtime: "python3.12", handler })).to.deep.equal([
        `function "hello": handler "${handler}" needs ${stem}.py or ${stem}/__init__.py in its code`,
      ]);
    }
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

  for (const handler of ["lambda_function", "lambda_function.", ".handler", "../x.handler", "/x.handler", "a/b", ""]) {
    it(`are those in Python with handler "${handler}"`, async () => {
      expect(await problemsOf({ runtime: "python3.12", handler })).to.deep.equal([
        `function "hello": handler "${handler}" must look like "lambda_function.lambda_handler"`,
      ]);
    });
  }
});
