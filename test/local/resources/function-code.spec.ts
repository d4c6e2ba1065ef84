import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { zipSync } from "fflate";
import { Archive, type ArchiveValue } from "../../../local/engine/evaluation";
import { unpackCode } from "../../../local/resources/function-code";

describe("a function's code", () => {
  let root = "";
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), "secured-api-code-"));
  });
  afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

  /** Unpacks into `code` and lists what lies there. */
  async function unpack(archive: ArchiveValue): Promise<Record<string, string>> {
    const folder = path.join(root, "code");
    await unpackCode(new Archive(archive), folder, root);
    const files = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
    const found = files.filter((name) => fs.statSync(path.join(folder, name)).isFile());
    return Object.fromEntries(found.map((name) => [name, fs.readFileSync(path.join(folder, name), "utf8")]));
  }

  async function refusalOf(archive: ArchiveValue): Promise<string> {
    return unpack(archive).then(
      () => "none",
      (error: Error) => error.message,
    );
  }

  it("comes from texts, files and folders of the program", async () => {
    fs.mkdirSync(path.join(root, "lib/deep"), { recursive: true });
    fs.writeFileSync(path.join(root, "lib/deep/a.js"), "a");
    const assets: Extract<ArchiveValue, { kind: "assets" }>["assets"] = {
      "index.mjs": { kind: "text", text: "text" },
      "copy/a.js": { kind: "file", path: "lib/deep/a.js" },
      lib: { kind: "path", path: "./lib" },
    };
    expect(await unpack({ kind: "assets", assets })).to.deep.equal({
      "copy/a.js": "a",
      "index.mjs": "text",
      "lib/deep/a.js": "a",
    });
  });

  it("comes from a zip file", async () => {
    fs.writeFileSync(
      path.join(root, "code.zip"),
      zipSync({ "a/b.txt": Buffer.from("b"), "index.js": Buffer.from("i") }),
    );
    expect(await unpack({ kind: "path", path: "code.zip" })).to.deep.equal({ "a/b.txt": "b", "index.js": "i" });
  });

  it("replaces what was there", async () => {
    await unpack({ kind: "assets", assets: { "old.js": { kind: "text", text: "" } } });
    expect(await unpack({ kind: "assets", assets: { "new.js": { kind: "text", text: "" } } })).to.deep.equal({
      "new.js": "",
    });
  });

  for (const name of ["../out.js", "/out.js", "..\\out.js", "a/../../out.js"]) {
    it(`is refused if its zip holds ${name}`, async () => {
      fs.writeFileSync(path.join(root, "code.zip"), zipSync({ [name]: Buffer.from("x") }));
      expect(await refusalOf({ kind: "path", path: "code.zip" })).to.equal(
        `its archive holds ${JSON.stringify(name)}, which leads out of the code's folder`,
      );
      expect(fs.existsSync(path.join(root, "out.js"))).to.equal(false);
    });
  }

  it("is refused if an asset's name leads out", async () => {
    const archive: ArchiveValue = { kind: "assets", assets: { "../out.js": { kind: "text", text: "" } } };
    expect(await refusalOf(archive)).to.equal('its archive holds "../out.js", which leads out of the code\'s folder');
  });

  it("is refused if it lies elsewhere", async () => {
    expect(await refusalOf({ kind: "remoteArchive", uri: "https://a.example/code.zip" })).to.equal(
      "its code is at https://a.example/code.zip: only code from this machine runs here",
    );
  });

  it("is refused if it does not exist", async () => {
    expect(await refusalOf({ kind: "path", path: "nowhere" })).to.equal(
      `its code ${path.join(root, "nowhere")} does not exist`,
    );
  });

  it("is refused if there is no archive, as with an image", async () => {
    const refusal = await unpackCode(undefined, path.join(root, "code"), root).catch((error: Error) => error.message);
    expect(refusal).to.equal("it has no code archive: only code from this machine runs here");
  });
});
