import { expect } from "chai";
import { decodeJwt, generateKeyPair, SignJWT } from "jose";
import { userScope } from "../../../../local/cognito/tokens/tokens";
import { client, clientId, poolId, startCognito, stopCognitos, type TestCognito, testKeys } from "../start-cognito";

const notAuthorized = (message: string) => ({ __type: "NotAuthorizedException", message });

/** An access token of alice with other claims, signed with the pool's own key for these tokens. */
async function signWith(started: TestCognito, change: Record<string, unknown>): Promise<string> {
  const { AccessToken } = await started.signIn("alice");
  const { access } = await testKeys.forPool(poolId);
  const claims = { ...decodeJwt(AccessToken), ...change };
  return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: access.kid }).sign(access.privateKey);
}

describe("GetUser", () => {
  afterEach(stopCognitos);

  it("shows the holder of an access token to themselves", async () => {
    const { addUser, signIn, ok, userOf } = await startCognito();
    await addUser("alice", { email: "alice@example.com" });
    const { AccessToken } = await signIn("alice");
    expect(await ok("GetUser", { AccessToken }, { signed: false })).to.deep.equal({
      Username: "alice",
      UserAttributes: [
        { Name: "sub", Value: (await userOf("alice")).sub },
        { Name: "email_verified", Value: "true" },
        { Name: "email", Value: "alice@example.com" },
      ],
    });
  });

  it("shows second factors, but none of their secrets", async () => {
    const { addUser, changeUser, signIn, ok } = await startCognito();
    await addUser("alice", { email: "alice@example.com" });
    const { AccessToken } = await signIn("alice");
    const totp = { secret: "JBSWY3DPEHPK3PXP", lastStep: 0 };
    const preferred = "SOFTWARE_TOKEN_MFA" as const;
    await changeUser("alice", { mfa: { totp, enabled: ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"], preferred } });
    const own = await ok("GetUser", { AccessToken });
    const forAdministrator = await ok("AdminGetUser", { UserPoolId: poolId, Username: "alice" });
    for (const shown of [own, forAdministrator]) {
      expect([shown["PreferredMfaSetting"], shown["UserMFASettingList"]]).to.deep.equal([
        "SOFTWARE_TOKEN_MFA",
        ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"],
      ]);
      expect(JSON.stringify(shown)).to.not.contain("JBSWY3DPEHPK3PXP");
    }
  });

  it("refuses for a user who has to choose a new password, or is not confirmed", async () => {
    const { addUser, changeUser, signIn, refused } = await startCognito();
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    await changeUser("alice", { status: "RESET_REQUIRED" });
    const reset = await refused("GetUser", { AccessToken });
    await changeUser("alice", { status: "UNCONFIRMED" });
    expect([reset.__type, (await refused("GetUser", { AccessToken })).__type]).to.deep.equal([
      "PasswordResetRequiredException",
      "UserNotConfirmedException",
    ]);
  });

  it("shows no attribute that the client may not read", async () => {
    const { addUser, signIn, ok, userOf } = await startCognito({ client: { readAttributes: ["name"] } });
    await addUser("alice", { email: "alice@example.com", name: "Alice" });
    const { AccessToken } = await signIn("alice");
    const { UserAttributes } = await ok<{ UserAttributes: object[] }>("GetUser", { AccessToken });
    expect(UserAttributes).to.deep.equal([
      { Name: "sub", Value: (await userOf("alice")).sub },
      { Name: "name", Value: "Alice" },
    ]);
  });

  it("refuses an ID token", async () => {
    const { addUser, signIn, refused } = await startCognito();
    await addUser("alice");
    const { IdToken } = await signIn("alice");
    const claims = { ...decodeJwt(IdToken), username: "alice", client_id: clientId, scope: userScope };
    const { id } = await testKeys.forPool(poolId);
    const token = await new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: id.kid }).sign(id.privateKey);
    expect(await refused("GetUser", { AccessToken: IdToken })).to.deep.equal(notAuthorized("Invalid Access Token"));
    expect(await refused("GetUser", { AccessToken: token })).to.deep.equal(notAuthorized("Invalid Access Token"));
  });

  it("takes an access token until it expires", async () => {
    const { addUser, signIn, ok, refused, time } = await startCognito();
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    time.now += 3600 * 1000;
    expect(await refused("GetUser", { AccessToken })).to.deep.equal(notAuthorized("Access Token has expired"));
    time.now -= 1000;
    await ok("GetUser", { AccessToken });
  });

  it("refuses a token that another key signed under the pool's key id", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const { AccessToken } = await started.signIn("alice");
    const { privateKey } = await generateKeyPair("RS256");
    const { access } = await testKeys.forPool(poolId);
    const header = { alg: "RS256", kid: access.kid };
    const forged = await new SignJWT(decodeJwt(AccessToken)).setProtectedHeader(header).sign(privateKey);
    expect(await started.refused("GetUser", { AccessToken: forged })).to.deep.equal(
      notAuthorized("Could not verify signature for Access Token"),
    );
  });

  it("refuses a token whose payload was changed", async () => {
    const { addUser, signIn, refused } = await startCognito();
    await addUser("alice");
    await addUser("bob");
    const [header, , signature] = (await signIn("alice")).AccessToken.split(".");
    const [, payload] = (await signIn("bob")).AccessToken.split(".");
    expect(await refused("GetUser", { AccessToken: `${header}.${payload}.${signature}` })).to.deep.equal(
      notAuthorized("Could not verify signature for Access Token"),
    );
  });

  it("refuses a token with a key id that the pool does not have", async () => {
    const { addUser, signIn, refused } = await startCognito();
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    const { access } = await testKeys.forPool(poolId);
    const header = { alg: "RS256", kid: "unknown" };
    const token = await new SignJWT(decodeJwt(AccessToken)).setProtectedHeader(header).sign(access.privateKey);
    expect(await refused("GetUser", { AccessToken: token })).to.deep.equal(
      notAuthorized("Could not verify signature for Access Token"),
    );
  });

  it("refuses an unsigned token", async () => {
    const { addUser, signIn, refused } = await startCognito();
    await addUser("alice");
    const [, payload] = (await signIn("alice")).AccessToken.split(".");
    const { access } = await testKeys.forPool(poolId);
    const header = Buffer.from(JSON.stringify({ alg: "none", kid: access.kid })).toString("base64url");
    expect(await refused("GetUser", { AccessToken: `${header}.${payload}.` })).to.deep.equal(
      notAuthorized("Could not verify signature for Access Token"),
    );
  });

  it("refuses a token of an issuer that is not here", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const iss = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Nowhere01";
    expect(await started.refused("GetUser", { AccessToken: await signWith(started, { iss }) })).to.deep.equal(
      notAuthorized("Invalid Access Token"),
    );
  });

  it("refuses what is not a token", async () => {
    const { refused } = await startCognito();
    expect(await refused("GetUser", { AccessToken: "made-up" })).to.deep.equal(notAuthorized("Invalid Access Token"));
  });

  it("refuses a token without the scope for it", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const token = await signWith(started, { scope: "openid email" });
    expect(await started.refused("GetUser", { AccessToken: token })).to.deep.equal(
      notAuthorized("Access Token does not have required scopes"),
    );
  });

  it("refuses a token without an expiry", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const token = await signWith(started, { exp: undefined });
    expect(await started.refused("GetUser", { AccessToken: token })).to.deep.equal(
      notAuthorized("Invalid Access Token"),
    );
  });

  it("refuses a token of a client that was deleted", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const token = await signWith(started, { client_id: "deleted" });
    expect(await started.refused("GetUser", { AccessToken: token })).to.deep.equal(
      notAuthorized("Invalid Access Token"),
    );
  });

  it("refuses for a user who was disabled", async () => {
    const { addUser, changeUser, signIn, refused } = await startCognito();
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    await changeUser("alice", { enabled: false });
    expect(await refused("GetUser", { AccessToken })).to.deep.equal(notAuthorized("User is disabled."));
  });

  it("refuses for a user who was deleted, also when somebody else has the name", async () => {
    const { addUser, signIn, ok, refused } = await startCognito();
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    const notFound = { __type: "UserNotFoundException", message: "User does not exist." };
    await ok("AdminDeleteUser", { UserPoolId: poolId, Username: "alice" });
    expect(await refused("GetUser", { AccessToken })).to.deep.equal(notFound);
    await addUser("alice");
    expect(await refused("GetUser", { AccessToken })).to.deep.equal(notFound);
  });

  it("takes the token of a client without token revocation", async () => {
    const { addUser, signIn, ok } = await startCognito({ client: { ...client, enableTokenRevocation: false } });
    await addUser("alice");
    const { AccessToken } = await signIn("alice");
    expect(decodeJwt(AccessToken)).to.not.have.property("origin_jti");
    expect(await ok("GetUser", { AccessToken })).to.have.property("Username", "alice");
  });
});
