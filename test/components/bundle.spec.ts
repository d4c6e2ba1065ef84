import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { bundle } from "../../components/bundle";
import { refusalOf } from "./checks/refusal-of";

/** Text of the bundle. */
async function textOf(archive: pulumi.asset.AssetArchive): Promise<string> {
  const [[, asset] = []] = Object.entries(await archive.assets);
  return (asset as pulumi.asset.StringAsset).text as unknown as Promise<string>;
}

describe("bundle", () => {
  let folder: string;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "bundle-")));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function write(file: string, text: string): string {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  it("is an archive with one file, which Lambda finds as index.handler", async () => {
    const archive = bundle(write("hello.ts", "export const handler = async (): Promise<string> => 'hello';"));
    expect(Object.keys(await archive.assets)).to.deep.equal(["index.mjs"]);
  });

  it("runs, with what it imports, TypeScript and CommonJS packages that need Node's own modules included", async () => {
    write("node_modules/old/index.js", 'exports.digest = (text) => require("crypto").hash("sha1", text);');
    write("greet.ts", 'export const greet = (name: string): string => "hello ".concat(name);');
    const entry = write(
      "hello.ts",
      'import { greet } from "./greet"; import { digest } from "old"; export const handler = async () => [greet("Ann"), digest("a")];',
    );
    const file = write("out/index.mjs", await textOf(bundle(entry)));
    const { handler } = await import(pathToFileURL(file).href);
    expect(await handler()).to.deep.equal(["hello Ann", "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"]);
  });

  it("has the same bytes from any folder", async () => {
    const texts = [];
    for (const place of ["a", "deep/er/b"]) {
      write(`${place}/greet.ts`, 'export function greet(name: string) { return "hello ".concat(name); }');
      texts.push(await textOf(bundle(write(`${place}/hello.ts`, 'export { greet as handler } from "./greet";'))));
    }
    expect(texts[0]).to.equal(texts[1]);
  });

  it("is minified", async () => {
    const entry = write(
      "hello.ts",
      "/** Says hello. */\nexport const handler = async () => {\n  return 'hello';\n};\n",
    );
    expect(await textOf(bundle(entry))).not.to.match(/Says hello|\n\s/);
  });

  it("takes the ES build of a package, of which the unused part is left out", async () => {
    write("node_modules/both/package.json", '{ "main": "main.js", "module": "module.js", "sideEffects": false }');
    write("node_modules/both/main.js", 'exports.used = "from main"; exports.unused = "never called";');
    write("node_modules/both/module.js", 'export const used = "from module"; export const unused = "never called";');
    const text = await textOf(bundle(write("hello.ts", 'export { used as handler } from "both";')));
    expect([text.includes("from module"), text.includes("never called")]).to.deep.equal([true, false]);
  });

  it("leaves out the packages it is told to", async () => {
    const entry = write(
      "hello.ts",
      'import { S3 } from "@aws-sdk/client-s3"; export const handler = () => new S3({});',
    );
    expect(await textOf(bundle(entry, { external: ["@aws-sdk/*"] }))).to.contain('"@aws-sdk/client-s3"');
  });

  it("is written for the Node.js it is told", async () => {
    const entry = write("hello.ts", "export const handler = (event: { id?: string }) => event?.id ?? 'none';");
    expect(await textOf(bundle(entry, { target: "node12" }))).not.to.contain("??");
  });

  it("finds its entry from the working folder", async () => {
    const entry = write("hello.ts", "export const handler = async () => 'hello';");
    expect(await textOf(bundle(relative(process.cwd(), entry)))).to.equal(await textOf(bundle(entry)));
  });

  it("refuses an entry that does not exist", () => {
    expect(refusalOf(() => bundle("functions/nothing.ts"))).to.equal(
      `cannot bundle "functions/nothing.ts": there is no file ${resolve("functions/nothing.ts")}, write its path from the folder of Pulumi.yaml`,
    );
  });

  it("refuses code that does not parse, naming the place", () => {
    const entry = write("hello.ts", "export const handler = async () => {\n  return (;\n};\n");
    expect(refusalOf(() => bundle(entry))).to.match(/^cannot bundle ".*hello\.ts": .*hello\.ts:2:11: Unexpected ";"$/);
  });

  it("refuses an import that leads nowhere, naming the place", () => {
    const entry = write("hello.ts", 'export { handler } from "./nothing";');
    expect(refusalOf(() => bundle(entry))).to.match(
      /^cannot bundle ".*hello\.ts": .*hello\.ts:1:25: Could not resolve "\.\/nothing"$/,
    );
  });

  it("refuses to work without esbuild, and says how to get it", () => {
    for (const file of ["bundle.ts", "followed-bundle.ts"]) cpSync(`components/${file}`, join(folder, file));
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(resolve("node_modules/@pulumi"), join(folder, "node_modules/@pulumi"));
    const program = write(
      "program.ts",
      'import { bundle } from "./bundle"; try { bundle("program.ts"); } catch (error) { console.log((error as Error).message); }',
    );
    const tsx = createRequire(__filename).resolve("tsx");
    const { stdout } = spawnSync(process.execPath, ["--import", tsx, program], { cwd: folder, encoding: "utf8" });
    expect(stdout.trim()).to.equal(
      "bundle() needs esbuild, which is not installed: run npm install --save-dev esbuild",
    );
  });
});
