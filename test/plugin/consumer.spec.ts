import { expect } from "chai";
import { describeEngine } from "../engine/describe-engine";
import { type Consumer, createConsumer } from "./consumer";
import { createPluginFolder, type PluginFolder } from "./plugin-folder";

/** The program of a consumer, as a generated package would send it. */
const toProgram = (routes: string) => `
const pulumi = require("@pulumi/pulumi");
class SecuredApi extends pulumi.ComponentResource {
  constructor(name, args) {
    super("secured-api:index:SecuredApi", name, { url: undefined, clientSecret: undefined, ...args }, {}, true);
  }
}
const code = new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset("export const handler = () => 1;") });
const api = new SecuredApi("notes", {
  handler: { code, environment: { LICENSE: pulumi.secret("the-plain-secret") } },
  routes: ${routes},
  client: { generateSecret: true },
  users: { deletionProtection: false },
});
exports.url = api.url;
exports.clientSecret = api.clientSecret;
`;
const routes = '{ "GET /health": { public: true }, "GET /notes": {} }';

describeEngine("a program in another language, on the real Pulumi CLI", () => {
  let folder: PluginFolder;
  let consumer: Consumer;

  before(async () => {
    folder = createPluginFolder();
    consumer = await createConsumer(folder, toProgram(routes));
  });

  after(() => folder?.remove());

  it("previews", async () => {
    const { exitCode, printed } = await consumer.run("preview");
    expect([exitCode, printed.match(/\+ \d+ to create/g)]).to.deep.equal([0, ["+ 16 to create"]]);
    expect(printed).to.include("open to anyone, without a token: GET /health");
  });

  it("is brought up", async () => {
    const { exitCode, printed } = await consumer.run("up", "--yes", "--skip-preview");
    expect([exitCode, printed.match(/\+ \d+ created/g)]).to.deep.equal([0, ["+ 16 created"]]);
    const { printed: outputs } = await consumer.run("stack", "output", "--json");
    const { url, ...others } = JSON.parse(outputs) as Record<string, string>;
    expect(others).to.deep.equal({ clientSecret: "[secret]" });
    expect(url).to.match(/^https:\/\/[a-z0-9]{10}\.execute-api\.eu-west-1\.amazonaws\.com$/);
  });

  it("leaves no secret in plain state: neither one it was given nor the client's", async () => {
    const { printed: secret } = await consumer.run("stack", "output", "clientSecret", "--show-secrets");
    const { printed: state } = await consumer.run("stack", "export");
    expect([secret.trim().length > 10, state.includes("notes-handler")]).to.deep.equal([true, true]);
    expect([state.includes("the-plain-secret"), state.includes(secret.trim())]).to.deep.equal([false, false]);
  });

  it("changes nothing the second time", async () => {
    const { exitCode, printed } = await consumer.run("up", "--yes", "--skip-preview", "--expect-no-changes");
    expect([exitCode, printed.match(/\d+ unchanged/g)]).to.deep.equal([0, ["16 unchanged"]]);
  });

  it("is told in one line what is wrong with an option", async () => {
    consumer.write(toProgram('{ "GET notes": {} }'));
    const { exitCode, printed } = await consumer.run("preview");
    expect(printed.match(/^ {4}error: .*$/gm)).to.deep.equal([
      `    error: secured-api:index:SecuredApi resource 'notes' has a problem: routes["GET notes"] must look like "GET /notes": write method, one space and path, or $default`,
    ]);
    expect(exitCode).to.equal(1);
  });

  it("is refused routes that are computed, by name", async () => {
    consumer.write(toProgram(`pulumi.output(${routes}).apply((known) => known)`));
    const { printed } = await consumer.run("preview");
    expect(printed.match(/^ {4}error: .*$/gm)).to.deep.equal([
      "    error: secured-api:index:SecuredApi resource 'notes' has a problem: routes must be known while the program runs, got an output or a promise: write it as a plain object",
    ]);
  });

  it("is destroyed", async () => {
    consumer.write(toProgram(routes));
    const { exitCode, printed } = await consumer.run("destroy", "--yes", "--skip-preview");
    expect([exitCode, printed.match(/- \d+ deleted/g)]).to.deep.equal([0, ["- 16 deleted"]]);
  });
});
