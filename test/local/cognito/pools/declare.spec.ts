import { expect } from "chai";
import { client, password, passwordSignIn, pool, poolId, startCognito, stopCognitos } from "../start-cognito";

const editors = { poolId, name: "editors", description: undefined, precedence: undefined, roleArn: undefined };
const nothing = { resourceServers: [], domains: [], brandings: [] };
const declared = { pools: [pool], clients: [client], groups: [editors], ...nothing };

describe("a declaration that changes while Cognito runs", () => {
  afterEach(stopCognitos);

  it("ends what is no more declared: a client signs nobody in, a pool publishes no keys", async () => {
    const { cognito, addUser, refused } = await startCognito({ groups: ["editors"] });
    await addUser("alice");
    await cognito.declare({ ...declared, clients: [] });
    const { __type } = await refused("InitiateAuth", passwordSignIn("alice", password));
    const keysBefore = cognito.jwks(poolId)?.keys.length;
    await cognito.declare({ pools: [], clients: [], groups: [], ...nothing });
    expect([__type, keysBefore, cognito.jwks(poolId)]).to.deep.equal(["ResourceNotFoundException", 2, undefined]);
  });

  it("keeps users and their sign-ins, also while their pool is not declared", async () => {
    const { cognito, addUser, signIn, ok } = await startCognito({ groups: ["editors"] });
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    await cognito.declare({ pools: [], clients: [], groups: [], ...nothing });
    await cognito.declare(declared);
    const { Username } = await ok("GetUser", { AccessToken });
    expect([Username, (await signIn("alice")).TokenType]).to.deep.equal(["alice", "Bearer"]);
  });

  it("changes what clients may", async () => {
    const { cognito, addUser, refused } = await startCognito({ groups: ["editors"] });
    await addUser("alice");
    const clients = [{ ...client, explicitAuthFlows: ["ALLOW_USER_SRP_AUTH"] }];
    await cognito.declare({ ...declared, clients });
    expect((await refused("InitiateAuth", passwordSignIn("alice", password))).message).to.equal(
      "USER_PASSWORD_AUTH flow not enabled for this client",
    );
  });

  it("takes a group out of tokens, and puts it back with its members", async () => {
    const { cognito, addUser, signIn } = await startCognito({ groups: ["editors"] });
    await addUser("alice", {}, ["editors"]);
    const groupsOf = async () => {
      const [, claims = ""] = (await signIn("alice")).AccessToken.split(".");
      return JSON.parse(Buffer.from(claims, "base64url").toString())["cognito:groups"];
    };
    await cognito.declare({ ...declared, groups: [] });
    const without = await groupsOf();
    await cognito.declare(declared);
    expect([without, await groupsOf()]).to.deep.equal([undefined, ["editors"]]);
  });

  it("leaves pools, clients and groups of calls as they are", async () => {
    const { cognito, ok, createClient, createPool } = await startCognito({ groups: ["editors"] });
    const ClientId = await createClient();
    const UserPoolId = await createPool();
    await ok("CreateGroup", { UserPoolId: poolId, GroupName: "readers" });
    await cognito.declare(declared);
    await ok("DescribeUserPoolClient", { UserPoolId: poolId, ClientId });
    await ok("DescribeUserPool", { UserPoolId });
    const { Groups } = await ok<{ Groups: { GroupName: string }[] }>("ListGroups", { UserPoolId: poolId });
    expect(Groups.map(({ GroupName }) => GroupName)).to.deep.equal(["editors", "readers"]);
  });

  it("has keys for a pool that is new", async () => {
    const { cognito } = await startCognito({ groups: ["editors"] });
    const second = { ...pool, id: "eu-west-1_Second123" };
    await cognito.declare({ ...declared, pools: [pool, second] });
    expect(cognito.jwks(second.id)?.keys).to.have.lengthOf(2);
  });
});
