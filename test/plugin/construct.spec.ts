import fs from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { type Engine, startEngine } from "../program/engine";
import { createPluginFolder, type PluginFolder } from "./plugin-folder";
import { type RunningPlugin, startPlugin } from "./running-plugin";

const { specialSigKey, specialArchiveSig, specialAssetSig, specialOutputValueSig } = pulumi.runtime;

/** An archive as the engine hands it on. */
const code = {
  [specialSigKey]: specialArchiveSig,
  assets: { "index.mjs": { [specialSigKey]: specialAssetSig, text: "export const handler = () => undefined;" } },
};

/** An output of the caller's program that a preview does not know. */
const computed = { [specialSigKey]: specialOutputValueSig };

describe("the plugin", function () {
  this.timeout(60_000);
  let folder: PluginFolder;
  let engine: Engine;
  let plugin: RunningPlugin;

  before(async () => {
    folder = createPluginFolder();
    engine = await startEngine("consumer", "dev");
    plugin = await startPlugin(folder, engine.address);
  });

  after(() => {
    plugin?.end();
    engine?.close();
    folder?.remove();
  });

  async function refusalOf(type: string, inputs: pulumi.Inputs): Promise<string> {
    return plugin.construct(type, "refused", inputs).then(
      () => "nothing was refused",
      (error: Error) => error.message,
    );
  }

  it("tells the committed schema", async () => {
    expect(await plugin.getSchema()).to.equal(
      JSON.stringify(JSON.parse(fs.readFileSync("plugin/schema.json", "utf8"))),
    );
  });

  it("makes an API, and puts out what the schema says", async () => {
    const routes = { "GET /health": { public: true }, "GET /notes": {} };
    const outputs = await plugin.construct("secured-api:index:SecuredApi", "notes", { handler: { code }, routes });
    expect(outputs).to.deep.include({
      url: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
      clientId: "notes-client-id",
      clientIds: { client: "notes-client-id" },
    });
    const locks = engine.registrations
      .filter(({ type }) => type === "aws:apigatewayv2/route:Route")
      .map(({ inputs }) => [inputs["routeKey"], inputs["authorizationType"]]);
    expect(Object.fromEntries(locks)).to.deep.equal({ "GET /health": "NONE", "GET /notes": "JWT" });
  });

  it("makes a table", async () => {
    const outputs = await plugin.construct("secured-api:index:Table", "pages", { partitionKey: { name: "owner" } });
    expect(outputs).to.deep.equal({
      arn: "arn:aws:dynamodb:eu-west-1:123456789012:pages",
      name: "pages-1a2b3c4",
    });
  });

  const api = "secured-api:index:SecuredApi";
  const known = "must be known while the program runs, got an output or a promise: write it as a plain object";
  const refused: [string, string, pulumi.Inputs, string][] = [
    [
      "an option used wrongly, in one line",
      api,
      { handler: { code }, routes: { "GET notes": {} } },
      'routes["GET notes"] must look like "GET /notes": write method, one space and path, or $default',
    ],
    [
      "a member that does not exist, which languages without types let pass",
      api,
      { handler: { code }, routes: { "GET /notes": { publik: true } } },
      'routes["GET /notes"].publik is not an option: did you mean public',
    ],
    ["computed routes by name", api, { handler: { code }, routes: computed }, `routes ${known}`],
    [
      "a computed route by name",
      api,
      { handler: { code }, routes: { "GET /notes": computed } },
      `routes["GET /notes"] ${known}`,
    ],
    [
      "a resource it does not have",
      "secured-api:index:Queue",
      {},
      "secured-api 0.1.0 has no resource secured-api:index:Queue",
    ],
  ];
  for (const [title, type, inputs, message] of refused) {
    it(`refuses ${title}`, async () => {
      expect(await refusalOf(type, inputs)).to.equal(message);
    });
  }
});
