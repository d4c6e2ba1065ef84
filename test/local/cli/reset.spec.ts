import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { makeProgram, removePrograms } from "../engine/program-folder";
import { secured, startServer } from "./cli";

const files = {
  "index.ts": 'import * as aws from "@pulumi/aws";\nexport const poolId = new aws.cognito.UserPool("p").id;',
  "Pulumi.prod.yaml": "config:\n  aws:region: eu-west-1\n",
};

describe("secured-api-dev reset", function () {
  this.timeout(60_000);
  afterEach(removePrograms);

  it("forgets a stack, and no other", async () => {
    const { folder } = makeProgram(files);
    for (const stack of ["dev", "prod"]) await secured(folder, "outputs", "--stack", stack).ended;
    const { code, stdout } = await secured(folder, "reset", "--stack", "prod").ended;
    expect([code, stdout]).to.deep.equal([0, "stack prod is forgotten\n"]);
    expect(fs.readdirSync(path.join(folder, ".secured-api")).sort()).to.deep.equal([".gitignore", "dev"]);
  });

  it("says when there is nothing to forget", async () => {
    const { code, stdout } = await secured(makeProgram(files).folder, "reset").ended;
    expect([code, stdout]).to.deep.equal([0, "stack dev has no state here\n"]);
  });

  it("refuses while a server runs, and forgets nothing", async () => {
    const { folder } = makeProgram(files);
    const server = await startServer(folder);
    const refused = await secured(folder, "reset").ended;
    const kept = fs.existsSync(path.join(folder, ".secured-api/dev/seed"));
    server.child.kill();
    await server.ended;
    expect([refused.code, refused.stderr, kept]).to.deep.equal([
      1,
      `secured-api-dev: a server of stack dev runs (pid ${server.child.pid}): end it first\n`,
      true,
    ]);
  });

  it("refuses a stack name that leads out of the state folder", async () => {
    const { folder } = makeProgram(files);
    const refused = await secured(folder, "reset", "--stack", "../..").ended;
    expect([refused.code, refused.stderr, fs.existsSync(folder)]).to.deep.equal([
      1,
      'secured-api-dev: stack name "../.." may hold letters, digits, "-", "_" and "." only\n',
      true,
    ]);
  });
});
