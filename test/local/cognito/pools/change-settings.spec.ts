import { expect } from "chai";
import { poolId, startCognito, stopCognitos, type TestCognito } from "../start-cognito";

type Call = [operation: string, request: object];

/** Statuses of calls that are all on their way before the first is done. */
async function atOnce({ cognito }: TestCognito, calls: Call[]): Promise<number[]> {
  const answers = calls.map(([name, request]) => cognito.call(name, JSON.stringify(request), { signed: true }));
  return (await Promise.all(answers)).map(({ status }) => status);
}

async function startWithPool() {
  const started = await startCognito();
  return { started, UserPoolId: await started.createPool() };
}

const app = { MfaConfiguration: "ON", SoftwareTokenMfaConfiguration: { Enabled: true } };
const notes = { UserPoolId: poolId, Identifier: "notes", Name: "Notes" };
const Scopes = [{ ScopeName: "read", ScopeDescription: "Read notes" }];
const machine = {
  GenerateSecret: true,
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ["client_credentials"],
  AllowedOAuthScopes: ["notes/read"],
};

describe("changes of settings at once", () => {
  afterEach(stopCognitos);

  it("all stay: custom attributes", async () => {
    const { started, UserPoolId } = await startWithPool();
    const names = ["one", "two", "three", "four"];
    const add = (Name: string): Call => ["AddCustomAttributes", { UserPoolId, CustomAttributes: [{ Name }] }];
    expect(await atOnce(started, names.map(add))).to.deep.equal([200, 200, 200, 200]);
    type Described = { UserPool: { SchemaAttributes: { Name: string }[] } };
    const { UserPool } = await started.ok<Described>("DescribeUserPool", { UserPoolId });
    expect(UserPool.SchemaAttributes.map(({ Name }) => Name)).to.deep.equal(names.map((name) => `custom:${name}`));
  });

  it("all stay: second factors, beside a pool that gets another name", async () => {
    const { started, UserPoolId } = await startWithPool();
    const factors: Call = ["SetUserPoolMfaConfig", { UserPoolId, ...app }];
    expect(
      await atOnce(started, [["UpdateUserPool", { UserPoolId, PoolName: "renamed" }], factors, factors]),
    ).to.deep.equal([200, 200, 200]);
    type Described = { UserPool: { Name: string; MfaConfiguration: string } };
    const { UserPool } = await started.ok<Described>("DescribeUserPool", { UserPoolId });
    expect([UserPool.Name, UserPool.MfaConfiguration]).to.deep.equal(["renamed", "ON"]);
  });

  it("all stay: a pool's new name, beside custom attributes", async () => {
    const { started, UserPoolId } = await startWithPool();
    const add: Call = ["AddCustomAttributes", { UserPoolId, CustomAttributes: [{ Name: "tier" }] }];
    const statuses = await atOnce(started, [add, ["UpdateUserPool", { UserPoolId, PoolName: "renamed" }]]);
    type Described = { UserPool: { Name: string; SchemaAttributes?: { Name: string }[] } };
    const { UserPool } = await started.ok<Described>("DescribeUserPool", { UserPoolId });
    const { Name, SchemaAttributes = [] } = UserPool;
    expect([statuses, Name, SchemaAttributes.map((one) => one.Name)]).to.deep.equal([
      [200, 200],
      "renamed",
      ["custom:tier"],
    ]);
  });

  const afterPool: Record<string, (UserPoolId: string) => Call> = {
    "another name": (UserPoolId) => ["UpdateUserPool", { UserPoolId, PoolName: "renamed" }],
    "a client": (UserPoolId) => ["CreateUserPoolClient", { UserPoolId, ClientName: "cli" }],
  };
  for (const [what, change] of Object.entries(afterPool)) {
    it(`bring back no pool that is deleted: ${what}`, async () => {
      const { started, UserPoolId } = await startWithPool();
      const statuses = await atOnce(started, [["DeleteUserPool", { UserPoolId }], change(UserPoolId)]);
      const left = [...(await started.store.list("cognito/pool/")), ...(await started.store.list("cognito/client/"))];
      expect([statuses, left]).to.deep.equal([[200, 400], []]);
    });
  }

  it("bring back no client that is deleted", async () => {
    const started = await startCognito();
    const client = { UserPoolId: poolId, ClientId: await started.createClient() };
    const calls: Call[] = [
      ["DeleteUserPoolClient", client],
      ["UpdateUserPoolClient", { ...client, ClientName: "renamed" }],
    ];
    expect(await atOnce(started, calls)).to.deep.equal([200, 400]);
    expect(await started.store.list("cognito/client/")).to.deep.equal([]);
  });

  it("all stay: a client's new name, while clients lose the scopes of a resource server", async () => {
    const started = await startCognito();
    await started.ok("CreateResourceServer", { ...notes, Scopes });
    const ids: string[] = [];
    for (let made = 0; made < 5; made++) ids.push(await started.createClient(machine));
    const deleted = started.ok("DeleteResourceServer", { UserPoolId: poolId, Identifier: "notes" });
    const isThere = async () => {
      const { status } = await started.cognito.call("DescribeResourceServer", JSON.stringify(notes), { signed: true });
      return status === 200;
    };
    while (await isThere()) await new Promise(setImmediate);
    const last = { UserPoolId: poolId, ClientId: ids.at(-1) };
    await Promise.all([deleted, started.ok("UpdateUserPoolClient", { ...last, ClientName: "renamed" })]);
    type Described = { UserPoolClient: { ClientName: string } };
    const { UserPoolClient } = await started.ok<Described>("DescribeUserPoolClient", last);
    expect(UserPoolClient.ClientName).to.equal("renamed");
  });
});
