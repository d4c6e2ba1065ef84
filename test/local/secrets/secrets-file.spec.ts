import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { ProgramError } from "../../../local/engine/program-error";
import { readSecretValues } from "../../../local/secrets/secrets-file";

describe("Secrets.<stack>.json", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "secrets-file-"));
  const write = (text: string) => fs.writeFileSync(path.join(folder, "Secrets.dev.json"), text);
  after(() => fs.rmSync(folder, { recursive: true }));

  it("gives values by name or ARN", () => {
    write('{ "db": "hunter2", "__proto__": "x" }');
    const { fileName, values } = readSecretValues(folder, "dev");
    expect([fileName, [...values]]).to.deep.equal([
      "Secrets.dev.json",
      [
        ["db", "hunter2"],
        ["__proto__", "x"],
      ],
    ]);
  });

  it("need not be there", () => {
    expect([...readSecretValues(folder, "prod").values]).to.deep.equal([]);
  });

  for (const [title, text] of [
    ["not JSON", '{ "db": hunter2 }'],
    ["a list", '["hunter2"]'],
    ["null", "null"],
  ] as const) {
    it(`stops the start if it is ${title}, and quotes no value`, () => {
      write(text);
      expect(() => readSecretValues(folder, "dev")).to.throw(
        ProgramError,
        /^Secrets\.dev\.json must be a JSON object: \{ "<name or ARN of the secret>": "<its value>" \}$/,
      );
    });
  }

  it("stops the start for a value that is no text, naming it", () => {
    write('{ "db": { "password": "hunter2" } }');
    expect(() => readSecretValues(folder, "dev")).to.throw(
      ProgramError,
      /^Secrets\.dev\.json: the value of db must be a text$/,
    );
  });
});
