import { CognitoJwtVerifier } from "aws-jwt-verify";
import { expect } from "chai";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { clientId, poolId, startCognito, stopCognitos } from "../start-cognito";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}`;

describe("tokens", () => {
  afterEach(stopCognitos);

  it("of the API carry these claims in the access token, and no audience", async () => {
    const { addUser, signIn, userOf } = await startCognito();
    await addUser("alice", { email: "alice@example.com" });
    const claims = decodeJwt((await signIn("alice")).AccessToken);
    expect(claims).to.deep.equal({
      sub: (await userOf("alice")).sub,
      iss: issuer,
      version: 2,
      client_id: clientId,
      origin_jti: claims["origin_jti"],
      event_id: claims["event_id"],
      token_use: "access",
      scope: "aws.cognito.signin.user.admin",
      auth_time: 1795262400,
      exp: 1795262400 + 3600,
      iat: 1795262400,
      jti: claims.jti,
      username: "alice",
    });
    for (const id of [claims.sub, claims.jti, claims["origin_jti"], claims["event_id"]]) expect(id).to.match(uuid);
  });

  it("carry these claims in the ID token: attributes, no scope and no client_id", async () => {
    const { addUser, signIn, userOf } = await startCognito();
    const address = { address: "1 Main Street", updated_at: "1700000000", phone_number: "+15551234567" };
    await addUser("alice", { email: "alice@example.com", phone_number_verified: "false", name: "Alice", ...address });
    const claims = decodeJwt((await signIn("alice")).IdToken);
    expect(claims).to.deep.equal({
      sub: (await userOf("alice")).sub,
      email: "alice@example.com",
      email_verified: true,
      phone_number: "+15551234567",
      phone_number_verified: false,
      name: "Alice",
      address: { formatted: "1 Main Street" },
      updated_at: 1700000000,
      iss: issuer,
      "cognito:username": "alice",
      origin_jti: claims["origin_jti"],
      aud: clientId,
      event_id: claims["event_id"],
      token_use: "id",
      auth_time: 1795262400,
      exp: 1795262400 + 1800,
      iat: 1795262400,
      jti: claims.jti,
    });
  });

  it("of one sign-in share origin and event, and have an id each", async () => {
    const { addUser, signIn } = await startCognito();
    await addUser("alice");
    const { AccessToken, IdToken } = await signIn("alice");
    const [access, id] = [decodeJwt(AccessToken), decodeJwt(IdToken)];
    expect([id["origin_jti"], id["event_id"]]).to.deep.equal([access["origin_jti"], access["event_id"]]);
    expect(id.jti).to.not.equal(access.jti);
  });

  it("have a header of key id and algorithm alone, another key for each kind", async () => {
    const { addUser, signIn, cognito } = await startCognito();
    await addUser("alice");
    const { AccessToken, IdToken } = await signIn("alice");
    const [idKey, accessKey] = cognito.jwks(poolId)?.keys ?? [];
    expect([decodeProtectedHeader(IdToken), decodeProtectedHeader(AccessToken)]).to.deep.equal([
      { kid: idKey?.kid, alg: "RS256" },
      { kid: accessKey?.kid, alg: "RS256" },
    ]);
  });

  it("name the user's groups, and none where there are none", async () => {
    const { addUser, signIn } = await startCognito();
    await addUser("alice", {}, ["admins", "editors"]);
    await addUser("bob");
    const groupsOf = (token: string) => decodeJwt(token)["cognito:groups"];
    const [alice, bob] = [await signIn("alice"), await signIn("bob")];
    expect([alice.AccessToken, alice.IdToken].map(groupsOf)).to.deep.equal(Array(2).fill(["admins", "editors"]));
    expect([bob.AccessToken, bob.IdToken].filter((token) => "cognito:groups" in decodeJwt(token))).to.deep.equal([]);
  });

  it("tell in the ID token what the client may read, custom attributes as texts", async () => {
    const age = { name: "custom:age", type: "Number", mutable: true, min: undefined, max: undefined } as const;
    const client = { readAttributes: ["custom:age", "email"] };
    const { addUser, signIn } = await startCognito({ pool: { customAttributes: [age] }, client });
    await addUser("alice", { "custom:age": "42", email: "alice@example.com", name: "Alice" });
    const claims = decodeJwt((await signIn("alice")).IdToken);
    expect([claims["custom:age"], claims["email"], claims["name"], claims["email_verified"]]).to.deep.equal([
      "42",
      "alice@example.com",
      undefined,
      undefined,
    ]);
  });

  it("say an address is unproven where nothing says that it is proven", async () => {
    const { addUser, changeUser, signIn } = await startCognito();
    await addUser("alice");
    await changeUser("alice", { attributes: { email: "alice@example.com" } });
    expect(decodeJwt((await signIn("alice")).IdToken)["email_verified"]).to.equal(false);
  });

  it("have no origin and no id of their own where the client has no token revocation", async () => {
    const { addUser, signIn } = await startCognito({ client: { enableTokenRevocation: false } });
    await addUser("alice");
    const { AccessToken, IdToken } = await signIn("alice");
    const found = [AccessToken, IdToken].flatMap((token) => Object.keys(decodeJwt(token)));
    expect(found.filter((name) => name === "origin_jti" || name === "jti")).to.deep.equal([]);
  });

  it("of a user whose name is an e-mail address carry the sub as username", async () => {
    const { addUser, signIn } = await startCognito({ pool: { usernameAttributes: ["email"] } });
    await addUser("alice@example.com");
    const { AccessToken, IdToken } = await signIn("alice@example.com");
    const [access, id] = [decodeJwt(AccessToken), decodeJwt(IdToken)];
    expect([access["username"], id["cognito:username"], id["email"]]).to.deep.equal([
      access.sub,
      access.sub,
      "alice@example.com",
    ]);
  });

  it("are good in the eyes of AWS's own verifier, each for its use", async () => {
    const { addUser, signIn, cognito, time } = await startCognito();
    time.now = Date.now();
    await addUser("alice");
    const tokens = await signIn("alice");
    const keys = cognito.jwks(poolId) ?? { keys: [] };
    for (const [tokenUse, token] of [
      ["access", tokens.AccessToken],
      ["id", tokens.IdToken],
    ] as const) {
      const verifier = CognitoJwtVerifier.create({ userPoolId: poolId, clientId, tokenUse });
      verifier.cacheJwks(keys);
      expect((await verifier.verify(token)).token_use).to.equal(tokenUse);
    }
  });
});
