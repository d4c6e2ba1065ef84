import { expect } from "chai";
import { makeProgram, removePrograms } from "../engine/program-folder";
import { servedProgram } from "../served-program";
import { readEndpoints, secured, startServer } from "./cli";

describe("secured-api-dev outputs", function () {
  this.timeout(60_000);
  afterEach(removePrograms);

  it("prints those of the running server, and without one those of the program with the default ports", async () => {
    const { folder } = makeProgram({ "index.ts": servedProgram });
    const server = await startServer(folder);
    const endpoints = readEndpoints(folder);
    const running = await secured(folder, "outputs").ended;
    server.child.kill();
    await server.ended;
    const evaluated = await secured(folder, "outputs").ended;
    expect(JSON.parse(running.stdout)).to.deep.equal(endpoints.outputs);
    expect(JSON.parse(evaluated.stdout)).to.deep.include({
      apiUrl: "http://127.0.0.1:3000",
      userPoolId: endpoints.outputs["userPoolId"],
      discoveryUrl: `http://127.0.0.1:4510/${endpoints.outputs["userPoolId"]}/.well-known/openid-configuration`,
    });
  });

  it("says in one line what is wrong with the program", async () => {
    const { code, stdout, stderr } = await secured(makeProgram({ "index.ts": "process.exit(0);" }).folder, "outputs")
      .ended;
    expect([code, stdout, stderr]).to.deep.equal([
      1,
      "",
      "secured-api-dev: the program called process.exit(0): a program ends by itself\n",
    ]);
  });
});

describe("secured-api-dev", function () {
  this.timeout(60_000);
  afterEach(removePrograms);

  for (const [subcommand, options] of [
    ["start", ["--stack", "--port", "--aws-port", "--config", "--no-throttle", "--no-watch", "--help"]],
    ["reset", ["--stack", "--help"]],
    ["outputs", ["--stack", "--config", "--help"]],
  ] as const) {
    it(`explains ${subcommand} with --help`, async () => {
      const { code, stdout } = await secured(makeProgram({}).folder, subcommand, "--help").ended;
      const named = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option);
      expect([code, named]).to.deep.equal([0, [...options]]);
    });
  }
});
