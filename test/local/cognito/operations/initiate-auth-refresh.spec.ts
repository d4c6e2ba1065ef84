import { expect } from "chai";
import { decodeJwt } from "jose";
import {
  client,
  clientId,
  pool,
  poolId,
  type SignInBody,
  startCognito,
  stopCognitos,
  type Tokens,
} from "../start-cognito";

function refreshWith(RefreshToken: string, more: Record<string, string> = {}) {
  return {
    ClientId: clientId,
    AuthFlow: "REFRESH_TOKEN_AUTH",
    AuthParameters: { REFRESH_TOKEN: RefreshToken, ...more },
  };
}

describe("InitiateAuth with REFRESH_TOKEN_AUTH", () => {
  afterEach(stopCognitos);

  const revoked = { __type: "NotAuthorizedException", message: "Refresh Token has been revoked" };
  const invalid = { __type: "NotAuthorizedException", message: "Invalid Refresh Token" };

  it("makes new tokens of the same sign-in, and no refresh token", async () => {
    const { addUser, signIn, ok, time } = await startCognito();
    await addUser("alice");
    const first = await signIn("alice");
    time.now += 60_000;
    const { AuthenticationResult } = await ok<SignInBody>("InitiateAuth", refreshWith(first.RefreshToken));
    expect(Object.keys(AuthenticationResult)).to.deep.equal(["AccessToken", "ExpiresIn", "TokenType", "IdToken"]);
    for (const token of ["AccessToken", "IdToken"] as const) {
      const before = decodeJwt(first[token]);
      const after = decodeJwt(AuthenticationResult[token]);
      expect(after["origin_jti"]).to.equal(before["origin_jti"]);
      expect(after["auth_time"]).to.equal(before["auth_time"]);
      expect(after.iat).to.equal((before.iat ?? 0) + 60);
      expect(after.jti).to.not.equal(before.jti);
    }
  });

  it("takes REFRESH_TOKEN as another name of the flow", async () => {
    const { addUser, signIn, ok } = await startCognito();
    await addUser("alice");
    const { RefreshToken } = await signIn("alice");
    const request = { ...refreshWith(RefreshToken), AuthFlow: "REFRESH_TOKEN" };
    expect(await ok("InitiateAuth", request)).to.have.property("AuthenticationResult");
  });

  it("asks for REFRESH_TOKEN", async () => {
    const { refused } = await startCognito();
    expect(await refused("InitiateAuth", { ...refreshWith(""), AuthParameters: {} })).to.deep.equal({
      __type: "InvalidParameterException",
      message: "Missing required parameter REFRESH_TOKEN",
    });
  });

  it("refuses what is not a refresh token", async () => {
    const { refused } = await startCognito();
    expect(await refused("InitiateAuth", refreshWith("made-up"))).to.deep.equal(invalid);
  });

  it("refuses a refresh token of which one character is changed", async () => {
    const { addUser, signIn, refused } = await startCognito();
    await addUser("alice");
    const { RefreshToken } = await signIn("alice");
    const place = RefreshToken.length - 10;
    const other = RefreshToken[place] === "A" ? "B" : "A";
    const changed = `${RefreshToken.slice(0, place)}${other}${RefreshToken.slice(place + 1)}`;
    expect(await refused("InitiateAuth", refreshWith(changed))).to.deep.equal(invalid);
  });

  it("refuses a refresh token of another client of the pool", async () => {
    const { addUser, signIn, refused } = await startCognito({ otherClients: [{ ...client, id: "otherclient" }] });
    await addUser("alice");
    const { RefreshToken } = await signIn("alice");
    const request = { ...refreshWith(RefreshToken), ClientId: "otherclient" };
    expect(await refused("InitiateAuth", request)).to.deep.equal(invalid);
  });

  it("refuses a refresh token of another pool", async () => {
    const { addUser, signIn, refused } = await startCognito({
      otherPools: [{ ...pool, id: "eu-west-1_Other0001" }],
      otherClients: [{ ...client, id: "otherclient", poolId: "eu-west-1_Other0001" }],
    });
    await addUser("alice");
    const { RefreshToken } = await signIn("alice");
    const request = { ...refreshWith(RefreshToken), ClientId: "otherclient" };
    expect(await refused("InitiateAuth", request)).to.deep.equal(invalid);
  });

  it("takes a refresh token until it expires", async () => {
    const { addUser, signIn, ok, refused, time } = await startCognito({ client: { refreshTokenSeconds: 3600 } });
    await addUser("alice");
    const { RefreshToken } = await signIn("alice");
    time.now += 3_600_000;
    expect(await refused("InitiateAuth", refreshWith(RefreshToken))).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "Refresh Token has expired",
    });
    time.now -= 1;
    await ok("InitiateAuth", refreshWith(RefreshToken));
  });

  it("refuses for a user who was disabled", async () => {
    const { addUser, changeUser, signIn, refused } = await startCognito();
    await addUser("alice");
    const { RefreshToken } = await signIn("alice");
    await changeUser("alice", { enabled: false });
    expect(await refused("InitiateAuth", refreshWith(RefreshToken))).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "User is disabled.",
    });
  });

  it("refuses for a user who was deleted", async () => {
    const { addUser, signIn, ok, refused } = await startCognito();
    await addUser("alice");
    const { RefreshToken } = await signIn("alice");
    await ok("AdminDeleteUser", { UserPoolId: poolId, Username: "alice" });
    expect(await refused("InitiateAuth", refreshWith(RefreshToken))).to.deep.equal(invalid);
  });

  it("refuses for another user who got the name of a deleted one", async () => {
    const { addUser, signIn, ok, refused } = await startCognito();
    await addUser("alice");
    const { RefreshToken } = await signIn("alice");
    await ok("AdminDeleteUser", { UserPoolId: poolId, Username: "alice" });
    await addUser("alice");
    expect(await refused("InitiateAuth", refreshWith(RefreshToken))).to.deep.equal(revoked);
  });

  it("refuses for a user who has to choose a new password", async () => {
    const { addUser, signIn, ok, refused } = await startCognito();
    await addUser("alice");
    const { RefreshToken } = await signIn("alice");
    await ok("AdminSetUserPassword", { UserPoolId: poolId, Username: "alice", Password: "Temporary-pass-1" });
    expect(await refused("InitiateAuth", refreshWith(RefreshToken))).to.deep.equal(revoked);
  });

  it("refuses for a user who has to choose a new password, whatever else they are", async () => {
    const { addUser, changeUser, signIn, refused } = await startCognito();
    await addUser("alice");
    const { RefreshToken } = await signIn("alice");
    await changeUser("alice", { status: "RESET_REQUIRED" });
    expect(await refused("InitiateAuth", refreshWith(RefreshToken))).to.deep.equal(revoked);
  });

  it("keeps no refresh token as it is in the store", async () => {
    const { addUser, signIn, store } = await startCognito();
    await addUser("alice");
    const { RefreshToken }: Tokens = await signIn("alice");
    const stored = JSON.stringify(await store.list(""));
    expect(stored).to.contain("refreshDigest");
    expect(stored).to.not.contain(RefreshToken);
  });
});
