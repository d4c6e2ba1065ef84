import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { readSchemaSnapshot } from "../../components/schema-snapshot";
import { refusalOf } from "./checks/refusal-of";

describe("schema-snapshot", () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "secured-api-schema-"));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const pool = { usernameAttributes: ["email"], aliasAttributes: [], caseSensitive: false, schemas: [] };

  it("knows no pool while there is no file", () => {
    expect(readSchemaSnapshot("dev", folder)).to.deep.equal({
      stack: "dev",
      file: "Pulumi.dev.schema.json",
      pools: new Map(),
    });
  });

  it("reads the file of the stack, and of no other", () => {
    fs.writeFileSync(path.join(folder, "Pulumi.dev.schema.json"), JSON.stringify({ "notes-pool": pool }));
    expect([readSchemaSnapshot("dev", folder).pools, readSchemaSnapshot("prod", folder).pools]).to.deep.equal([
      new Map([["notes-pool", pool]]),
      new Map(),
    ]);
  });

  it("refuses a file of another form by its name", () => {
    fs.writeFileSync(path.join(folder, "Pulumi.prod.schema.json"), "[]");
    expect(refusalOf(() => readSchemaSnapshot("prod", folder))).to.equal(
      "Pulumi.prod.schema.json must be a plain object, got a list: write it as { ... }",
    );
  });

  it("refuses a file that is there and cannot be read", () => {
    fs.mkdirSync(path.join(folder, "Pulumi.dev.schema.json"));
    expect(refusalOf(() => readSchemaSnapshot("dev", folder))).to.equal(
      "Pulumi.dev.schema.json cannot be read (EISDIR): let this process read it, or put it back from version control",
    );
  });
});
