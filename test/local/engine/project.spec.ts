import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { readConfiguration } from "../../../local/engine/configuration";
import { readProject } from "../../../local/engine/project";
import { loadSdk } from "../../../local/engine/sdk";
import { makeProgram, removePrograms } from "./program-folder";

const yaml = (text: string) => ({ "Pulumi.yaml": `name: proj\nruntime: nodejs\n${text}` });

describe("a Pulumi project", () => {
  afterEach(removePrograms);

  it("is read with its entry, working folder and stack folder", () => {
    const { folder } = makeProgram({ ...yaml("main: infra/main.ts\nstackConfigDir: stacks\n"), "infra/main.ts": "" });
    expect(readProject(folder)).to.deep.equal({
      folder,
      name: "proj",
      entry: path.join(folder, "infra/main.ts"),
      workingFolder: path.join(folder, "infra"),
      stackFolder: path.join(folder, "stacks"),
      declarations: [],
    });
  });

  it("without main is entered by its package's export or main", () => {
    const manifest = (content: object) => ({
      ...yaml(""),
      "package.json": JSON.stringify(content),
      "a.js": "",
      "b.js": "",
    });
    const entries = [
      { exports: "./a.js", main: "b.js" },
      { exports: { ".": { default: "./a.js" } }, main: "b.js" },
      { main: "b.js" },
      { main: "missing.js" },
    ].map((content) => {
      const { folder } = makeProgram(manifest(content));
      return path.relative(folder, readProject(folder).entry);
    });
    expect(entries).to.deep.equal(["a.js", "a.js", "b.js", ""]);
  });

  it("takes its runtime with options too", () => {
    const { folder } = makeProgram({
      "Pulumi.yaml": "name: proj\nruntime:\n  name: nodejs\n  options: {typescript: false}\n",
    });
    expect(readProject(folder).name).to.equal("proj");
  });

  for (const [title, text, refusal] of [
    ["that is empty", "", "Pulumi.yaml is empty"],
    ["without a name", "runtime: nodejs\n", "Pulumi.yaml has no name"],
    [
      "for another language",
      "name: p\nruntime: go\n",
      "Pulumi.yaml: runtime go does not run here, only runtime: nodejs does",
    ],
    ["whose main is missing", "name: p\nruntime: nodejs\nmain: no.ts\n", "Pulumi.yaml: main no.ts does not exist"],
    ["whose config is no map", "name: p\nruntime: nodejs\nconfig: [a]\n", "Pulumi.yaml: config must be a map of keys"],
    [
      "with a fraction in config",
      "name: p\nruntime: nodejs\nconfig:\n  k: 7.5\n",
      "Pulumi.yaml: config k: expected string, but got number",
    ],
    [
      "with an attribute of a key that is not known",
      "name: p\nruntime: nodejs\nconfig:\n  k: {enum: [a]}\n",
      "Pulumi.yaml: config k: additionalProperties 'enum' not allowed",
    ],
    [
      "with a type that is not known",
      "name: p\nruntime: nodejs\nconfig:\n  k: {type: number}\n",
      'Pulumi.yaml: config k: type must be one of "string", "integer", "boolean", "array", "object"',
    ],
    [
      "with a list of nothing in particular",
      "name: p\nruntime: nodejs\nconfig:\n  k: {type: array}\n",
      "Pulumi.yaml: config k: an array needs items: {type: ...}",
    ],
  ] as const) {
    it(`${title} is refused`, () => {
      const { folder } = makeProgram({ "Pulumi.yaml": text });
      expect(() => readProject(folder)).to.throw(refusal);
    });
  }

  it("that is not there is refused", () => {
    const { folder } = makeProgram({});
    fs.rmSync(path.join(folder, "Pulumi.yaml"));
    expect(() => readProject(folder)).to.throw(
      `no Pulumi.yaml in ${folder}: start this in the folder of a Pulumi project`,
    );
  });

  it("without an installed SDK is told to install it", () => {
    const { folder } = makeProgram({});
    fs.rmSync(path.join(folder, "node_modules"));
    expect(() => loadSdk(folder)).to.throw(`@pulumi/pulumi is not installed in ${folder}: run npm install`);
  });
});

describe("a stack file with secrets", () => {
  afterEach(removePrograms);

  const secret = "config:\n  proj:k:\n    secure: v1:AAAA:BBBB\n";
  for (const [title, text, env, reason] of [
    ["without a salt", secret, {}, "the stack file has no encryptionsalt: only passphrase encryption works here"],
    [
      "with a salt of another form",
      `${secret}encryptionsalt: v2:x\n`,
      { PULUMI_CONFIG_PASSPHRASE: "" },
      "the stack file's encryptionsalt is not of the form v1:<salt>:v1:<nonce>:<text>",
    ],
    [
      "whose passphrase file is missing",
      `${secret}encryptionsalt: v1:AAAA:v1:AAAA:BBBB\n`,
      { PULUMI_CONFIG_PASSPHRASE_FILE: "/no/such/file" },
      "cannot read the passphrase file /no/such/file (PULUMI_CONFIG_PASSPHRASE_FILE)",
    ],
  ] as const) {
    it(`${title} is refused, with the key's name and the way round it`, async () => {
      const { folder } = makeProgram({ "Pulumi.dev.yaml": text });
      const reading = readConfiguration(readProject(folder), { stack: "dev", overrides: {}, env });
      const refusal = await reading.then(
        () => "none",
        (error: Error) => error.message,
      );
      expect(refusal).to.equal(`secret proj:k cannot be decrypted: ${reason}, or give it with --config proj:k=VALUE`);
    });
  }

  for (const value of [".inf", "-.Inf", ".NaN", "1e400"]) {
    it(`and the value ${value}, which no JSON can hold, is refused`, async () => {
      const { folder } = makeProgram({ "Pulumi.dev.yaml": `config:\n  proj:k: ${value}\n` });
      const reading = readConfiguration(readProject(folder), { stack: "dev", overrides: {}, env: {} });
      const refusal = await reading.then(
        () => "none",
        (error: Error) => error.message,
      );
      expect(refusal).to.match(/^Pulumi\.dev\.yaml: \S+ (cannot be a configuration value|is too large for a number)$/);
    });
  }
});
