import { expect } from "chai";
import { invokeOnce, withFunction } from "./sample-function";

const ok = { ok: true, payload: "hi" };
const answer = "async () => 'hi'";

describe("loading a function's code", () => {
  const forms: [title: string, files: Record<string, string>, handler: string][] = [
    ["an ES module by its ending", { "index.mjs": `export const handler = ${answer}` }, "index.handler"],
    ["CommonJS by its ending", { "index.cjs": `exports.handler = ${answer}` }, "index.handler"],
    ["CommonJS by default", { "index.js": `module.exports = { handler: ${answer} }` }, "index.handler"],
    [
      "an ES module by its package",
      { "index.js": `export const handler = ${answer}`, "package.json": '{ "type": "module" }' },
      "index.handler",
    ],
    ["a module in a folder", { "api/notes.mjs": `export const list = ${answer}` }, "api/notes.list"],
    ["a nested export", { "index.cjs": `exports.notes = { list: ${answer} }` }, "index.notes.list"],
    ["a member of the default export", { "index.mjs": `export default { handler: ${answer} }` }, "index.handler"],
  ];
  for (const [title, files, handler] of forms) {
    it(`finds ${title}`, async () => {
      expect(await invokeOnce(files, {}, { settings: { handler } })).to.deep.equal(ok);
    });
  }

  const broken: [title: string, code: string, errorType: string, errorMessage: RegExp][] = [
    ["code that is no JavaScript", "export const = 1", "Runtime.UserCodeSyntaxError", /^SyntaxError: /],
    ["an import that is not there", 'import "./gone.mjs"', "Runtime.ImportModuleError", /^Error: Cannot find module/],
    ["code that throws", "throw new RangeError('no')", "RangeError", /^no$/],
    [
      "a missing export",
      "export const other = 1",
      "Runtime.HandlerNotFound",
      /^index\.handler is undefined or not exported$/,
    ],
    [
      "an export that is no function",
      "export const handler = 1",
      "Runtime.HandlerNotFound",
      /^index\.handler is not a function$/,
    ],
  ];
  for (const [title, code, errorType, errorMessage] of broken) {
    it(`reports ${title}`, async () => {
      const result = await invokeOnce(code);
      expect(result).to.include({ ok: false, reason: "error", errorType });
      expect(result.ok ? "" : result.errorMessage).to.match(errorMessage);
    });
  }

  it("is tried again at the next request", async () => {
    const code = `import fs from "node:fs"; const mark = new URL("./mark", import.meta.url);
      if (!fs.existsSync(mark)) { fs.writeFileSync(mark, ""); throw new Error("first"); }
      export const handler = ${answer}`;
    await withFunction(code, async ({ invoke }) => {
      expect(await invoke()).to.include({ ok: false, errorMessage: "first" });
      expect(await invoke()).to.deep.equal(ok);
    });
  });

  it("takes the declared NODE_OPTIONS", async () => {
    const code = "export const handler = async () => process.noDeprecation";
    const settings = { environment: { NODE_OPTIONS: "--no-deprecation" } };
    expect(await invokeOnce(code, {}, { settings })).to.deep.equal({ ok: true, payload: true });
  });

  it("reports NODE_OPTIONS that Node does not know", async () => {
    const settings = { environment: { NODE_OPTIONS: "--bogus" } };
    const result = await invokeOnce(`export const handler = ${answer}`, {}, { settings });
    expect(result).to.include({ ok: false, reason: "error", errorType: "Runtime.InvalidEntrypoint" });
  });
});
