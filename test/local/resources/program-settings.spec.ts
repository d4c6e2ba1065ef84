import path from "node:path";
import { expect } from "chai";
import { issuerOf } from "../../../local/cognito/tokens/issuer";
import { evaluateProgram } from "../../../local/engine/evaluate";
import { createLocalProvider } from "../../../local/resources/catalogue";
import { type ProgramSettings, toProgramSettings } from "../../../local/resources/program-settings";
import { makeProgram, removePrograms } from "../engine/program-folder";
import { type Changes, readApi } from "./declared-api";

/** What TypeScript would stop, plain JavaScript and transforms do not. */
const mistyped: Record<string, { changes: Changes; message: string }> = {
  "scopes that are no list": {
    changes: { route: { authorizationScopes: "notes/read" } },
    message: 'route "route": authorizationScopes must be a list of texts',
  },
  "a list of scopes that holds something else": {
    changes: { route: { authorizationScopes: ["notes/read", ["notes/write"]] } },
    message: 'route "route": authorizationScopes must be a list of texts',
  },
  "a route's authorization that is a list": {
    changes: { route: { authorizationType: ["JWT"] } },
    message: 'route "route": authorizationType must be a text',
  },
  "a switch in words": {
    changes: { pool: { adminCreateUserConfig: { allowAdminCreateUserOnly: "true" } } },
    message: 'user pool "pool": allowAdminCreateUserOnly must be true or false',
  },
  "a number in words": {
    changes: { pool: { passwordPolicy: { minimumLength: "20" } } },
    message: 'user pool "pool": minimumLength must be a number',
  },
  "an object that is a text": {
    changes: { pool: { passwordPolicy: "strong" } },
    message: 'user pool "pool": passwordPolicy must be an object',
  },
  "a list of objects that is one": {
    changes: { role: { inlinePolicies: { policy: "{}" } } },
    message: 'role "role": inlinePolicies must be a list of objects',
  },
  "a map whose values are no texts": {
    changes: { function: { environment: { variables: { LIMIT: 3 } } } },
    message: 'function "fn": variables must be a map of texts',
  },
};

/** A role that may do everything, and may not on a bucket that nobody serves. */
const deniedByUnknown = `import * as aws from "@pulumi/aws";
const bucket = new aws.s3.Bucket("bucket");
const role = new aws.iam.Role("role", { assumeRolePolicy: "{}", inlinePolicies: [
  { name: "all", policy: JSON.stringify({ Statement: { Effect: "Allow", Action: "dynamodb:*", Resource: "*" } }) },
] });
new aws.iam.RolePolicy("deny", { role: role.id, policy: bucket.arn.apply((arn) =>
  JSON.stringify({ Statement: [{ Effect: "Deny", Action: "dynamodb:Scan", Resource: "*" }, { Effect: "Allow", Action: "s3:GetObject", Resource: arn }] })) });
`;

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
    expect(settings.identity.pools.map(({ id }) => issuerOf(id))).to.deep.equal([issuer]);
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
    expect(settings.functions.map(({ settings: { credentials } }) => credentials.accessKeyId)).to.deep.equal(
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
      table: { localSecondaryIndexes: [{ name: "x" }], tags: { a: "b" }, streamEnabled: false },
    });
    expect(notes).to.deep.equal(['table "table": localSecondaryIndexes is not emulated']);
  });

  it("name what a table declares and the local DynamoDB has not", async () => {
    const { notes } = await readApi({
      table: { ttl: { enabled: true, attributeName: "t" }, pointInTimeRecovery: { enabled: true } },
    });
    expect(notes).to.deep.equal([
      'table "table": ttl is not emulated: items stay when their time is over',
      'table "table": pointInTimeRecovery is not emulated: what is overwritten or deleted here is gone',
    ]);
  });

  it("name nothing of a table where time to live and recovery are off", async () => {
    const { notes } = await readApi({
      table: { ttl: { enabled: false, attributeName: "t" }, pointInTimeRecovery: { enabled: false } },
    });
    expect(notes).to.deep.equal([]);
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
    expect(notes).to.deep.equal([
      `role "role": policy ${policy} is not here and may deny, so the role is granted nothing`,
    ]);
  });

  it("grant nothing to a role of which a managed policy may deny", async () => {
    const policy = "arn:aws:iam::aws:policy/AWSDenyAll";
    const { roles } = await readApi({ role: { managedPolicyArns: [policy] } });
    expect(roles.map(({ statements }) => statements)).to.deep.equal([[]]);
  });

  it("grant by inline policies beside a managed policy that says nothing of what is served", async () => {
    const policy = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
    const { roles } = await readApi({ role: { managedPolicyArns: [policy] } });
    expect(roles.map(({ statements }) => statements.length)).to.deep.equal([1]);
  });

  it("grant nothing to a role of which a policy depends on what nobody serves", async () => {
    const { folder } = makeProgram({ "index.ts": deniedByUnknown });
    const provider = createLocalProvider("seed");
    const evaluation = await evaluateProgram({ folder, stack: "dev", provider, env: {} });
    const { roles, notes } = toProgramSettings(evaluation, "seed");
    expect(roles.map(({ statements }) => statements)).to.deep.equal([[]]);
    expect(notes).to.include(
      'role "role": role policy "deny" is not here and may deny, so the role is granted nothing',
    );
  });

  for (const [title, { changes, message }] of Object.entries(mistyped)) {
    it(`are not read from ${title}`, async () => {
      const refusal = await readApi(changes).then(
        () => "none",
        (error: Error) => error.message,
      );
      expect(refusal).to.equal(message);
    });
  }
});
