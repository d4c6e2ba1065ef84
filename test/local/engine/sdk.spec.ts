import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { ProgramError } from "../../../local/engine/program-error";
import { loadSdk } from "../../../local/engine/sdk";

describe("the program's SDK", () => {
  for (const version of ["3.255.9", "3.248.0", "2.300.0"]) {
    it(`is refused by name if it is older than any that was tried: ${version}`, () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), "secured-api-sdk-"));
      const sdk = path.join(folder, "node_modules/@pulumi/pulumi");
      fs.mkdirSync(sdk, { recursive: true });
      fs.writeFileSync(path.join(sdk, "package.json"), JSON.stringify({ name: "@pulumi/pulumi", version }));
      fs.writeFileSync(path.join(sdk, "index.js"), "");
      expect(() => loadSdk(folder)).to.throw(
        ProgramError,
        `@pulumi/pulumi ${version} is too old to be evaluated here: run npm install @pulumi/pulumi@^3.256.0`,
      );
    });
  }

  it("is the one that the project has installed", () => {
    expect(typeof loadSdk(process.cwd()).pulumi.runtime.setMocks).to.equal("function");
  });
});
