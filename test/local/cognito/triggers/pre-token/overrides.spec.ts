import { expect } from "chai";
import { clientId, poolId, stopCognitos, toGroup } from "../../start-cognito";
import { answering, claimsOf, scopesOf, withTrigger } from "./with-trigger";

/** Claims of both tokens of alice, whose pool's trigger answers with this. */
async function claimsWith(details: object, attributes: Record<string, string> = {}) {
  const roleArn = "arn:aws:iam::000000000000:role/editors";
  const groups = [toGroup("editors", { roleArn })];
  const { addUser, signIn } = await withTrigger(answering(details), { groups });
  await addUser("alice", attributes, ["editors"]);
  const tokens = await signIn("alice");
  return { ...claimsOf(tokens), scopes: scopesOf(tokens.AccessToken) };
}

const nested = { text: "x", number: 1.5, yes: true, list: ["a", 2, false], object: { in: { it: [1] } } };

/** Every claim that the tokens hold by themselves, or that says to somebody else what they are good for. */
const fixed = [
  "acr",
  "amr",
  "at_hash",
  "auth_time",
  "azp",
  "client_id",
  "cognito:anything",
  "cognito:groups",
  "cognito:preferred_role",
  "cognito:roles",
  "cognito:username",
  "dev:custom:x",
  "device_key",
  "event_id",
  "exp",
  "iat",
  "identities",
  "iss",
  "jti",
  "nbf",
  "nonce",
  "origin_jti",
  "scope",
  "sub",
  "token_use",
  "username",
  "version",
];

describe("what a pre-token trigger changes", () => {
  afterEach(stopCognitos);

  it("is added to the token it is for, of any JSON", async () => {
    const { access, id } = await claimsWith({
      accessTokenGeneration: { claimsToAddOrOverride: nested },
      idTokenGeneration: { claimsToAddOrOverride: { tenant: "t1" } },
    });
    expect(access).to.deep.include(nested);
    expect([id["tenant"], "tenant" in access, "text" in id]).to.deep.equal(["t1", false, false]);
  });

  it("overrides attributes in the ID token, in the form that they have there", async () => {
    const claimsToAddOrOverride = { name: "Doe", email_verified: "false", address: "2 Main Street", updated_at: "7" };
    const { id } = await claimsWith(
      { idTokenGeneration: { claimsToAddOrOverride } },
      { name: "Alice", email: "alice@example.com" },
    );
    expect(id).to.deep.include({
      name: "Doe",
      email_verified: false,
      address: { formatted: "2 Main Street" },
      updated_at: 7,
    });
  });

  it("is suppressed: attributes, and a claim that it adds itself", async () => {
    const suppress = { claimsToAddOrOverride: { tier: "gold" }, claimsToSuppress: ["email", "tier"] };
    const { access, id } = await claimsWith(
      { idTokenGeneration: suppress, accessTokenGeneration: suppress },
      { email: "alice@example.com" },
    );
    expect(["email" in id, "tier" in id, "tier" in access, "email_verified" in id]).to.deep.equal([
      false,
      false,
      false,
      true,
    ]);
  });

  for (const name of fixed) {
    it(`is never the claim ${name}`, async () => {
      const forged = { claimsToAddOrOverride: { [name]: "forged" } };
      const { access, id } = await claimsWith({ idTokenGeneration: forged, accessTokenGeneration: forged });
      expect([access[name], id[name]]).to.not.include("forged");
    });
  }

  it("is no claim that the tokens hold by themselves, not even by suppressing it", async () => {
    const suppress = { claimsToSuppress: fixed.filter((name) => name !== "cognito:groups") };
    const { access, id } = await claimsWith({ idTokenGeneration: suppress, accessTokenGeneration: suppress });
    expect(access).to.include.keys("sub", "iss", "client_id", "token_use", "scope", "exp", "iat", "username", "jti");
    expect(id).to.include.keys("sub", "iss", "aud", "token_use", "exp", "iat", "cognito:username", "cognito:roles");
  });

  it("is the audience of an access token, if it is the client", async () => {
    const claims = { accessTokenGeneration: { claimsToAddOrOverride: { aud: clientId } } };
    expect((await claimsWith(claims)).access.aud).to.equal(clientId);
  });

  it("is no other audience of an access token", async () => {
    const claims = { accessTokenGeneration: { claimsToAddOrOverride: { aud: "another-client" } } };
    expect("aud" in (await claimsWith(claims)).access).to.equal(false);
  });

  it("is no audience of an ID token", async () => {
    const claims = { idTokenGeneration: { claimsToAddOrOverride: { aud: "another-client" } } };
    expect((await claimsWith(claims)).id.aud).to.equal(clientId);
  });

  it("adds scopes to the access token, each once", async () => {
    const scopesToAdd = ["notes/read", "notes/read", "aws.cognito.signin.user.admin"];
    const { scopes } = await claimsWith({ accessTokenGeneration: { scopesToAdd } });
    expect(scopes).to.deep.equal(["aws.cognito.signin.user.admin", "notes/read"]);
  });

  it("takes scopes out of the access token", async () => {
    const scopes = { scopesToAdd: ["notes/read"], scopesToSuppress: ["aws.cognito.signin.user.admin"] };
    expect((await claimsWith({ accessTokenGeneration: scopes })).scopes).to.deep.equal(["notes/read"]);
  });

  it("takes out a scope that it adds as well", async () => {
    const scopes = { scopesToAdd: ["notes/read"], scopesToSuppress: ["notes/read"] };
    expect((await claimsWith({ accessTokenGeneration: scopes })).scopes).to.deep.equal([
      "aws.cognito.signin.user.admin",
    ]);
  });

  it("can leave an access token without scopes", async () => {
    const scopesToSuppress = ["aws.cognito.signin.user.admin"];
    const { access } = await claimsWith({ accessTokenGeneration: { scopesToSuppress } });
    expect("scope" in access).to.equal(false);
  });

  it("replaces the groups in both tokens, and the roles in the ID token", async () => {
    const groupOverrideDetails = {
      groupsToOverride: ["a", "b"],
      iamRolesToOverride: ["arn:r"],
      preferredRole: "arn:p",
    };
    const { access, id } = await claimsWith({ groupOverrideDetails });
    expect([access["cognito:groups"], access["cognito:roles"]]).to.deep.equal([["a", "b"], undefined]);
    expect([id["cognito:groups"], id["cognito:roles"], id["cognito:preferred_role"]]).to.deep.equal([
      ["a", "b"],
      ["arn:r"],
      "arn:p",
    ]);
  });

  for (const groupOverrideDetails of [{}, null]) {
    it(`takes the groups away with ${JSON.stringify(groupOverrideDetails)} in their place`, async () => {
      const { access, id } = await claimsWith({ groupOverrideDetails });
      expect([...Object.keys(access), ...Object.keys(id)].filter((name) => /groups|role/.test(name))).to.deep.equal([]);
    });
  }

  it("takes the groups out of one token, and the roles with them", async () => {
    const { access, id } = await claimsWith({ idTokenGeneration: { claimsToSuppress: ["cognito:groups"] } });
    expect(access["cognito:groups"]).to.deep.equal(["editors"]);
    expect(Object.keys(id).filter((name) => /groups|role/.test(name))).to.deep.equal([]);
  });

  it("takes the groups out of the access token alone", async () => {
    const { access, id } = await claimsWith({ accessTokenGeneration: { claimsToSuppress: ["cognito:groups"] } });
    expect(["cognito:groups" in access, id["cognito:groups"]]).to.deep.equal([false, ["editors"]]);
  });

  it("is of version V1_0 the ID token, and the groups of both", async () => {
    const { addUser, signIn } = await withTrigger(
      (event) => ({
        ...event,
        response: {
          claimsOverrideDetails: {
            claimsToAddOrOverride: { tenant: "t1" },
            claimsToSuppress: ["email"],
            groupOverrideDetails: { groupsToOverride: ["a"] },
          },
        },
      }),
      { version: "V1_0" },
    );
    await addUser("alice", { email: "alice@example.com" });
    const { access, id } = claimsOf(await signIn("alice"));
    expect([id["tenant"], "email" in id, id["cognito:groups"]]).to.deep.equal(["t1", false, ["a"]]);
    expect(["tenant" in access, access["cognito:groups"]]).to.deep.equal([false, ["a"]]);
  });

  it("changes nothing of what the user is: the next token starts afresh", async () => {
    let details: object = { groupOverrideDetails: { groupsToOverride: ["admins"] } };
    const { addUser, signIn, ok } = await withTrigger((event) => answering(details)(event));
    await addUser("alice");
    await signIn("alice");
    details = {};
    expect("cognito:groups" in claimsOf(await signIn("alice")).access).to.equal(false);
    expect(await ok("AdminListGroupsForUser", { UserPoolId: poolId, Username: "alice" })).to.deep.equal({ Groups: [] });
  });
});
