import { expect } from "chai";
import type { ResourceServerSettings } from "../../../../local/cognito/settings";
import { client, pool, poolId, startCognito, stopCognitos } from "../start-cognito";

const notes = {
  UserPoolId: poolId,
  Identifier: "notes",
  Name: "Notes",
  Scopes: [
    { ScopeName: "read", ScopeDescription: "Read notes" },
    { ScopeName: "write", ScopeDescription: "Write notes" },
  ],
};
const id = { UserPoolId: poolId, Identifier: "notes" };
const declared: ResourceServerSettings = {
  poolId,
  identifier: "declared",
  name: "Declared",
  scopes: [{ name: "read", description: "Read" }],
};
const machine = {
  GenerateSecret: true,
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ["client_credentials"],
};

describe("resource servers", () => {
  afterEach(stopCognitos);

  it("are made, shown, changed, listed and deleted", async () => {
    const { ok, refused } = await startCognito();
    expect(await ok("CreateResourceServer", notes)).to.deep.equal({ ResourceServer: notes });
    expect(await ok("DescribeResourceServer", id)).to.deep.equal({ ResourceServer: notes });
    const changed = { ...notes, Name: "More notes", Scopes: notes.Scopes.slice(1) };
    expect(await ok("UpdateResourceServer", changed)).to.deep.equal({ ResourceServer: changed });
    expect(await ok("ListResourceServers", { UserPoolId: poolId })).to.deep.equal({ ResourceServers: [changed] });
    expect(await ok("DeleteResourceServer", id)).to.deep.equal({});
    expect(await refused("DescribeResourceServer", id)).to.deep.equal({
      __type: "ResourceNotFoundException",
      message: "Resource server notes does not exist.",
    });
  });

  it("are there after a restart, and gone after one once they are deleted", async () => {
    const before = await startCognito();
    await before.ok("CreateResourceServer", notes);
    await before.ok("CreateResourceServer", { ...notes, Identifier: "gone" });
    await before.ok("DeleteResourceServer", { ...id, Identifier: "gone" });
    await before.close();
    const { ok } = await startCognito({ folder: before.folder });
    expect(await ok("ListResourceServers", { UserPoolId: poolId })).to.deep.equal({ ResourceServers: [notes] });
  });

  it("are listed a page at a time, those of the program too, and those of no other pool", async () => {
    const { ok, createPool } = await startCognito({ resourceServers: [declared] });
    await ok("CreateResourceServer", notes);
    await ok("CreateResourceServer", { ...notes, UserPoolId: await createPool() });
    const first = await ok("ListResourceServers", { UserPoolId: poolId, MaxResults: 1 });
    const second = await ok("ListResourceServers", { UserPoolId: poolId, NextToken: first["NextToken"] });
    const names = [first, second].map(({ ResourceServers }) =>
      (ResourceServers as { Identifier: string }[]).map(({ Identifier }) => Identifier),
    );
    expect([names, second["NextToken"]]).to.deep.equal([[["declared"], ["notes"]], undefined]);
  });

  it("have an identifier each, of calls and of the program", async () => {
    const { ok, refused } = await startCognito({ resourceServers: [declared] });
    await ok("CreateResourceServer", notes);
    for (const Identifier of ["notes", "declared"]) {
      expect(await refused("CreateResourceServer", { ...notes, Identifier })).to.deep.equal({
        __type: "InvalidParameterException",
        message: `${Identifier} already exists in user pool ${poolId}.`,
      });
    }
  });

  it("are made once of two calls at once", async () => {
    const { cognito } = await startCognito();
    const body = JSON.stringify(notes);
    const answers = await Promise.all([1, 2].map(() => cognito.call("CreateResourceServer", body, { signed: true })));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 400]);
  });

  it("have no scope twice", async () => {
    const { refused } = await startCognito();
    const Scopes = [...notes.Scopes, ...notes.Scopes.slice(0, 1)];
    expect((await refused("CreateResourceServer", { ...notes, Scopes })).message).to.equal(
      "Duplicate scope name found: read",
    );
  });

  it("of the program are not changed by calls", async () => {
    const { refused } = await startCognito({ resourceServers: [declared] });
    const message = `the program declares resource server declared of user pool ${poolId}; change the program to change it`;
    const refusals = [
      await refused("UpdateResourceServer", { ...notes, Identifier: "declared" }),
      await refused("DeleteResourceServer", { ...id, Identifier: "declared" }),
    ];
    expect(refusals.map((one) => one.message)).to.deep.equal([message, message]);
  });

  it("of the program come and go with it", async () => {
    const { cognito, ok } = await startCognito({ resourceServers: [declared] });
    const list = () => ok("ListResourceServers", { UserPoolId: poolId });
    expect((await list())["ResourceServers"]).to.have.length(1);
    const rest = { groups: [], resourceServers: [], domains: [], brandings: [] };
    await cognito.declare({ pools: [pool], clients: [client], ...rest });
    expect(await list()).to.deep.equal({ ResourceServers: [] });
  });

  it("have scopes that clients of the pool may list, and clients of no other", async () => {
    const { ok, refused, createPool, createClient } = await startCognito({ resourceServers: [declared] });
    await ok("CreateResourceServer", notes);
    await createClient({ ...machine, AllowedOAuthScopes: ["notes/read", "declared/read"] });
    const request = {
      UserPoolId: await createPool(),
      ClientName: "other",
      ...machine,
      AllowedOAuthScopes: ["notes/read"],
    };
    expect(await refused("CreateUserPoolClient", request)).to.deep.equal({
      __type: "ScopeDoesNotExistException",
      message: "Invalid scope requested: notes/read",
    });
  });

  it("take their scopes from clients when they lose them", async () => {
    const { ok, createClient } = await startCognito({ resourceServers: [declared] });
    await ok("CreateResourceServer", notes);
    const all = ["notes/read", "notes/write", "declared/read"];
    const ClientId = await createClient({ ...machine, AllowedOAuthScopes: all });
    const scopes = async () => {
      const shown = await ok<{ UserPoolClient: { AllowedOAuthScopes: string[] } }>("DescribeUserPoolClient", {
        UserPoolId: poolId,
        ClientId,
      });
      return shown.UserPoolClient.AllowedOAuthScopes;
    };
    await ok("UpdateResourceServer", { ...notes, Scopes: notes.Scopes.slice(0, 1) });
    const afterUpdate = await scopes();
    await ok("DeleteResourceServer", id);
    expect([afterUpdate, await scopes()]).to.deep.equal([["notes/read", "declared/read"], ["declared/read"]]);
  });

  it("are refused in a pool that is not there", async () => {
    const { refused } = await startCognito();
    const UserPoolId = "eu-west-1_Nowhere01";
    for (const [operation, request] of [
      ["CreateResourceServer", notes],
      ["DescribeResourceServer", id],
      ["UpdateResourceServer", notes],
      ["DeleteResourceServer", id],
      ["ListResourceServers", {}],
    ] as [string, object][]) {
      expect((await refused(operation, { ...request, UserPoolId })).__type).to.equal("ResourceNotFoundException");
    }
  });
});
