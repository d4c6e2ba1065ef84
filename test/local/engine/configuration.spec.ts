import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { readConfiguration } from "../../../local/engine/configuration";
import { readProject } from "../../../local/engine/project";
import { makeProgram, removePrograms } from "./program-folder";

/** What the Pulumi CLI gave a program, or said instead, for these files. */
interface Recorded {
  title: string;
  files: Record<"Pulumi.yaml" | "Pulumi.dev.yaml", string>;
  config?: Record<string, string>;
  secretKeys?: string[];
  error?: string;
}

const golden = path.join(__dirname, "config-from-cli.golden.json");
const { cases, passphrase } = JSON.parse(fs.readFileSync(golden, "utf8")) as { cases: Recorded[]; passphrase: string };

async function read(files: Record<string, string>, overrides = {}, env: NodeJS.ProcessEnv = {}, stack = "dev") {
  const { folder } = makeProgram({ "index.js": "", ...files });
  return readConfiguration(readProject(folder), { stack, overrides, env });
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (error: Error) => error.message,
  );
}

const salted = (config: string) => `config:\n${config}\n${requireSalt()}\n`;

function requireSalt(): string {
  const salt = cases[0]?.files["Pulumi.dev.yaml"].match(/^encryptionsalt: .*$/m)?.[0];
  if (salt === undefined) throw new Error("the recorded files have no salt");
  return salt;
}

describe("configuration", () => {
  afterEach(removePrograms);

  describe("is what the CLI gives a program", () => {
    for (const { title, files, config, secretKeys } of cases.filter(({ error }) => error === undefined)) {
      it(title, async () => {
        const recorded = Object.entries(config ?? {}).map(([key, value]) => [key.replace(":config:", ":"), value]);
        const given = await read(files, {}, { PULUMI_CONFIG_PASSPHRASE: passphrase });
        expect(given.values).to.deep.equal(Object.fromEntries(recorded));
        expect([...given.secretKeys].sort()).to.deep.equal(secretKeys);
      });
    }
  });

  describe("is refused in the CLI's words", () => {
    for (const { title, files, error = "" } of cases.filter((each) => each.error !== undefined)) {
      it(title, async () => {
        const refusal = await refusalOf(read(files, {}, { PULUMI_CONFIG_PASSPHRASE: passphrase }));
        expect(refusal).to.not.equal("none");
        expect(error).to.satisfy(
          (recorded: string) => recorded.endsWith(refusal),
          `${refusal} is not how ${error} ends`,
        );
      });
    }
  });

  it("takes a value from --config before the stack file's, with or without the project's name", async () => {
    const files = { "Pulumi.dev.yaml": "config:\n  proj:a: file\n  proj:b: file\n  aws:region: eu-west-1\n" };
    const { values } = await read(files, { a: "1e3", "proj:b": "[1]", "aws:region": "us-east-1" });
    expect(values).to.deep.equal({ "proj:a": "1e3", "proj:b": "[1]", "aws:region": "us-east-1" });
  });

  it("checks the type of a value from --config", async () => {
    const files = { "Pulumi.yaml": "name: proj\nruntime: nodejs\nconfig:\n  k: {type: integer}\n" };
    expect(await refusalOf(read(files, { k: "many" }))).to.equal(
      "validating stack config: Stack 'dev' with configuration key 'k' must be of type 'integer'",
    );
  });

  it("takes a list from --config as JSON", async () => {
    const files = {
      "Pulumi.yaml": "name: proj\nruntime: nodejs\nconfig:\n  k: {type: array, items: {type: string}}\n",
    };
    expect((await read(files, { k: '["a"]' })).values).to.deep.equal({ "proj:k": '["a"]', "aws:region": "eu-west-1" });
  });

  const secret = cases.find(({ title }) => title === "secrets, nested ones too")?.files["Pulumi.dev.yaml"] ?? "";

  it("reads the passphrase from a file", async () => {
    const { folder } = makeProgram({ passphrase: `${passphrase}\n` });
    const env = { PULUMI_CONFIG_PASSPHRASE_FILE: path.join(folder, "passphrase") };
    expect((await read({ "Pulumi.dev.yaml": secret }, {}, env)).values["proj:apiKey"]).to.equal("s3cr3t <&>");
  });

  it("names a secret that it cannot decrypt without a passphrase, and the way round it", async () => {
    expect(await refusalOf(read({ "Pulumi.dev.yaml": secret }))).to.equal(
      "secret proj:apiKey cannot be decrypted: set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE, or give it with --config proj:apiKey=VALUE",
    );
  });

  it("names a secret that it cannot decrypt with a wrong passphrase", async () => {
    const env = { PULUMI_CONFIG_PASSPHRASE: "wrong" };
    expect(await refusalOf(read({ "Pulumi.dev.yaml": secret }, {}, env))).to.equal(
      "secret proj:apiKey cannot be decrypted: incorrect passphrase in PULUMI_CONFIG_PASSPHRASE(_FILE), or give it with --config proj:apiKey=VALUE",
    );
  });

  it("needs no passphrase for a secret that --config stands in for", async () => {
    const file = salted("  proj:apiKey:\n    secure: v1:AAAA:BBBB");
    expect((await read({ "Pulumi.dev.yaml": file }, { apiKey: "mine" })).values["proj:apiKey"]).to.equal("mine");
  });

  it("refuses a text that was changed after it was encrypted", async () => {
    const file = secret.replace(
      /(proj:apiKey:\n {4}secure: v1:[^:]+:)(.)/,
      (_all, start, letter) => start + (letter === "A" ? "B" : "A"),
    );
    expect(await refusalOf(read({ "Pulumi.dev.yaml": file }, {}, { PULUMI_CONFIG_PASSPHRASE: passphrase }))).to.equal(
      "secret proj:apiKey cannot be decrypted: it was encrypted with another key, or give it with --config proj:apiKey=VALUE",
    );
  });

  it("names a stack file that is missing", async () => {
    const { folder } = makeProgram({ "index.js": "" });
    const reading = readConfiguration(readProject(folder), { stack: "nope", overrides: {}, env: {} });
    expect(await refusalOf(reading)).to.equal(
      `no stack file Pulumi.nope.yaml in ${folder}: make one, or choose another --stack`,
    );
  });

  it("refuses a stack name that leads out of the folder", async () => {
    expect(await refusalOf(read({}, {}, {}, "../dev"))).to.equal(
      'stack name "../dev" may hold letters, digits, "-", "_" and "." only',
    );
  });

  it("names the line of a file that is no YAML", async () => {
    expect(await refusalOf(read({ "Pulumi.dev.yaml": "config:\n  a: [1\n" }))).to.match(
      /^Pulumi\.dev\.yaml is not valid YAML: .* at line 3, column 1$/,
    );
  });
});
