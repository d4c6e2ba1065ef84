import path from "node:path";
import { expect } from "chai";
import { evaluateProgram } from "../../../local/engine/evaluate";
import { createLocalProvider } from "../../../local/resources/catalogue";
import { issuerOf, type ProgramSettings, toProgramSettings } from "../../../local/resources/program-settings";
import { makeProgram, removePrograms } from "../engine/program-folder";
import { readApi } from "./declared-api";

/** A `SecuredApi` with a table, as a team would write it. */
const program = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AuthFlow, SecuredApi } from ${JSON.stringify(path.resolve("components"))};
const table = new aws.dynamodb.Table("notes", { hashKey: "owner", attributes: [{ name: "owner", type: "S" }] });
const code = new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset("export const handler = () => 1;") });
const api = new SecuredApi("notes", {
  handler: { code, environment: { TABLE: table.name }, grants: [{ actions: ["dynamodb:PutItem"], resources: [table.arn] }] },
  routes: { "GET /health": { public: true }, "GET /hello": {}, "POST /notes": { scopes: ["notes/write"] } },
  resourceServers: { notes: { scopes: { write: "write notes" } } },
  client: { callbackUrls: ["http://localhost:5173/callback"], authFlows: [AuthFlow.UserPassword], scopes: ["openid", "notes/write"] },
  users: { deletionProtection: false },
});
export const issuer = api.issuer;
`;

describe("the settings of a SecuredApi", () => {
  let settings: ProgramSettings;
  let issuer = "";

  before(async function () {
    this.timeout(30_000);
    const { folder } = makeProgram({ "index.ts": program });
    const evaluation = await evaluateProgram({ folder, stack: "dev", provider: createLocalProvider("seed"), env: {} });
    settings = toProgramSettings(evaluation, "seed");
    issuer = String(evaluation.outputs["issuer"]);
  });
  after(removePrograms);

  it("serve all of it: nothing is refused and nothing is left out", () => {
    expect({ refusals: settings.refusals, notes: settings.notes }).to.deep.equal({ refusals: [], notes: [] });
  });

  it("lock every route but the public one with the pool's issuer and the client's id", () => {
    const [client] = settings.identity.clients;
    const locks = settings.apis[0]?.routes.map(({ routeKey, authorizer }) => [
      routeKey,
      authorizer?.issuer,
      authorizer?.audience,
    ]);
    expect(locks).to.deep.equal([
      ["GET /health", undefined, undefined],
      ["GET /hello", issuer, [client?.id]],
      ["POST /notes", issuer, [client?.id]],
    ]);
  });

  it("name the issuer as the program does", () => {
    expect(settings.identity.pools.map(issuerOf)).to.deep.equal([issuer]);
  });

  it("give the role what was granted and no more", () => {
    const actions = settings.roles.map(({ statements }) => statements.flatMap((statement) => statement.actions));
    expect(actions).to.deep.equal([
      [
        "logs:CreateLogStream",
        "logs:PutLogEvents",
        "xray:PutTraceSegments",
        "xray:PutTelemetryRecords",
        "dynamodb:PutItem",
      ],
    ]);
  });

  it("give the function the dummy key of its role", () => {
    expect(settings.functions.map(({ credentials }) => credentials.accessKeyId)).to.deep.equal(
      settings.roles.map(({ accessKeyId }) => accessKeyId),
    );
    expect(settings.roles[0]?.accessKeyId).to.match(/^ASIA[A-Z2-7]{16}$/);
  });

  it("hold the sign-in page's host", () => {
    const [pool] = settings.identity.pools;
    expect(settings.signInHosts.map(({ poolId }) => poolId)).to.deep.equal([pool?.id]);
    expect(settings.signInHosts[0]?.host).to.match(/^notes-dev-[0-9a-f]{8}\.auth\.eu-west-1\.amazoncognito\.com$/);
  });
});

describe("the settings of a program", () => {
  it("hold its tables", async () => {
    const index = { name: "by-id", hashKey: "id", projectionType: "ALL" };
    const attributes = [
      { name: "owner", type: "S" },
      { name: "id", type: "N" },
    ];
    const { tables } = await readApi({ table: { rangeKey: "id", attributes, globalSecondaryIndexes: [index] } });
    expect(tables).to.deep.equal([
      {
        name: "notes",
        arn: "arn:aws:dynamodb:eu-west-1:000000000000:table/notes",
        attributes,
        hashKey: "owner",
        rangeKey: "id",
        globalSecondaryIndexes: [
          { name: "by-id", hashKey: "id", rangeKey: undefined, projectionType: "ALL", nonKeyAttributes: [] },
        ],
      },
    ]);
  });

  it("name a declared property that is not emulated, and none that makes no difference or says nothing", async () => {
    const { notes } = await readApi({
      table: { ttl: { enabled: true, attributeName: "t" }, tags: { a: "b" }, streamEnabled: false },
    });
    expect(notes).to.deep.equal(['table "table": ttl is not emulated']);
  });

  it("grant nothing to a function whose role is not of the program", async () => {
    const arn = "arn:aws:iam::000000000000:role/other";
    const { roles, notes } = await readApi({ function: { role: arn } });
    expect(roles.filter((role) => role.arn === arn).map(({ statements }) => statements)).to.deep.equal([[]]);
    expect(notes).to.deep.equal([`role ${arn} is not declared by this program: its functions are granted nothing`]);
  });

  it("grant nothing by a managed policy that is not here", async () => {
    const policy = "arn:aws:iam::aws:policy/AdministratorAccess";
    const { roles, notes } = await readApi({ role: { managedPolicyArns: [policy] }, policy: { role: "other" } });
    expect(roles.map(({ statements }) => statements)).to.deep.equal([[]]);
    expect(notes).to.deep.equal([`role "role": policy ${policy} is not emulated: what it allows is not granted here`]);
  });
});
