import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT } from "jose";
import { operations } from "../../../../local/cognito/operations";
import { userScope } from "../../../../local/cognito/tokens/tokens";
import { startSrp } from "../sign-in/steps";
import {
  clientId,
  password,
  passwordSignIn,
  poolId,
  type SignInBody,
  startCognito,
  stopCognitos,
  type TestCognito,
} from "../start-cognito";

const newPassword = "Another-horse-2";

function answer(Session: string, ChallengeName = "NEW_PASSWORD_REQUIRED") {
  const ChallengeResponses = {
    USERNAME: "alice",
    NEW_PASSWORD: newPassword,
    SOFTWARE_TOKEN_MFA_CODE: "000000",
    ANSWER: "x",
  };
  return { ClientId: clientId, ChallengeName, Session, ChallengeResponses };
}

async function addWaiting(started: TestCognito): Promise<void> {
  await started.addUser("alice");
  await started.changeUser("alice", { status: "FORCE_CHANGE_PASSWORD" });
}

/** Mistakes that emulators of Cognito were seen to make. */
describe("holes known from other emulators", () => {
  afterEach(stopCognitos);

  it("account takeover: a made-up session does not change the password of a confirmed user", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    expect((await started.refused("RespondToAuthChallenge", answer("x".repeat(64)))).message).to.equal(
      "Invalid session for the user.",
    );
    expect((await started.signIn("alice")).TokenType).to.equal("Bearer");
  });

  it("any password: a user with a temporary password gets no challenge for a wrong one", async () => {
    const started = await startCognito();
    await addWaiting(started);
    expect((await started.refused("InitiateAuth", passwordSignIn("alice", "wrong"))).message).to.equal(
      "Incorrect username or password.",
    );
  });

  it("second factor alone: an MFA answer without a password step gets no token", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const refusal = await started.refused("RespondToAuthChallenge", answer("x".repeat(64), "SOFTWARE_TOKEN_MFA"));
    expect(refusal).to.deep.equal({
      __type: "NotAuthorizedException",
      message: "Invalid session for the user.",
    });
  });

  it("second factor skipped: a session for one step is not taken for another", async () => {
    const started = await startCognito();
    await addWaiting(started);
    const { Session } = await started.ok<SignInBody>("InitiateAuth", passwordSignIn("alice", password));
    for (const step of ["SOFTWARE_TOKEN_MFA", "MFA_SETUP", "CUSTOM_CHALLENGE"]) {
      expect((await started.refused("RespondToAuthChallenge", answer(Session, step))).message).to.equal(
        "Invalid session for the user.",
      );
    }
  });

  it("key in the package: no private key lies in the source, and a token of another key is refused", async () => {
    const files = readdirSync("local", { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(ts|js|json)$/.test(name),
    );
    const withKey = files.filter((name) =>
      /BEGIN (RSA )?PRIVATE KEY|"d":\s*"/.test(readFileSync(join("local", name), "utf8")),
    );
    expect(withKey).to.deep.equal([]);

    const started = await startCognito();
    await started.addUser("alice");
    const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
    const { sub } = await started.userOf("alice");
    const claims = { sub, client_id: clientId, token_use: "access", scope: userScope, username: "alice" };
    const iss = `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}`;
    const jwk = await exportJWK(publicKey);
    const forged = await new SignJWT({ ...claims, iss, iat: 1795262400, exp: 1795266000 })
      .setProtectedHeader({ alg: "RS256", kid: "CognitoLocal", jwk })
      .sign(privateKey);
    expect((await started.refused("GetUser", { AccessToken: forged })).message).to.equal(
      "Could not verify signature for Access Token",
    );
  });

  it("policy not enforced: SignUp, AdminCreateUser, AdminSetUserPassword and the challenge all ask for it", async () => {
    const started = await startCognito();
    await addWaiting(started);
    const { Session } = await started.ok<SignInBody>("InitiateAuth", passwordSignIn("alice", password));
    const weak = answer(Session);
    weak.ChallengeResponses.NEW_PASSWORD = "short";
    const refusals = [
      await started.refused("SignUp", { ClientId: clientId, Username: "bob", Password: "short" }),
      await started.refused("AdminCreateUser", { UserPoolId: poolId, Username: "bob", TemporaryPassword: "short" }),
      await started.refused("AdminSetUserPassword", { UserPoolId: poolId, Username: "alice", Password: "short" }),
      await started.refused("RespondToAuthChallenge", weak),
    ];
    expect(refusals.map(({ __type }) => __type)).to.deep.equal(Array(4).fill("InvalidPasswordException"));
  });

  it("flows not enforced: a client for SRP alone gets no token for a password", async () => {
    const started = await startCognito({
      client: { explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] },
    });
    await started.addUser("alice");
    expect(await started.refused("InitiateAuth", passwordSignIn("alice", password))).to.deep.equal({
      __type: "InvalidParameterException",
      message: "USER_PASSWORD_AUTH flow not enabled for this client",
    });
  });

  it("schema not enforced: an undeclared custom attribute is refused", async () => {
    const { refused } = await startCognito();
    const UserAttributes = [{ Name: "custom:tier", Value: "gold" }];
    const request = { ClientId: clientId, Username: "alice", Password: password, UserAttributes };
    expect((await refused("SignUp", request)).message).to.equal(
      "Attributes did not conform to the schema: custom:tier: Attribute does not exist in the schema.",
    );
  });

  it("other error than AWS: a wrong password is NotAuthorizedException", async () => {
    const { addUser, refused } = await startCognito();
    await addUser("alice");
    expect((await refused("InitiateAuth", passwordSignIn("alice", "wrong"))).__type).to.equal("NotAuthorizedException");
  });

  it("secret not checked: a client with a secret signs nobody in without it", async () => {
    const { addUser, refused } = await startCognito({ client: { secret: "s".repeat(51) } });
    await addUser("alice");
    expect((await refused("InitiateAuth", passwordSignIn("alice", password))).__type).to.equal(
      "NotAuthorizedException",
    );
  });

  it("operations missing: those that tutorials and libraries call are there", () => {
    const called = ["CreateUserPoolDomain", "CreateResourceServer", "ResendConfirmationCode", "GlobalSignOut"];
    const missing = [...called, "AdminUserGlobalSignOut"].filter((name) => !operations.has(name));
    expect(missing).to.deep.equal([]);
  });

  it("no SRP: the flow of Amplify's clients ends with tokens, and the legacy flow of servers too", async () => {
    const started = await startCognito({ client: { explicitAuthFlows: ["ADMIN_NO_SRP_AUTH"] } });
    await started.addUser("alice");
    const { answer } = await startSrp(started);
    const bySrp = await started.ok<SignInBody>("RespondToAuthChallenge", answer());
    const request = { ...passwordSignIn("alice", password), UserPoolId: poolId, AuthFlow: "ADMIN_NO_SRP_AUTH" };
    const byServer = await started.ok<SignInBody>("AdminInitiateAuth", request);
    const types = [bySrp, byServer].map(({ AuthenticationResult }) => AuthenticationResult.TokenType);
    expect(types).to.deep.equal(["Bearer", "Bearer"]);
  });

  it("tokens not AWS's: header, version, origin and life are", async () => {
    const { addUser, signIn } = await startCognito();
    await addUser("alice");
    const { AccessToken, IdToken } = await signIn("alice");
    const [access, id] = [decodeJwt(AccessToken), decodeJwt(IdToken)];
    const kids = [AccessToken, IdToken].map((token) => decodeProtectedHeader(token));
    expect(kids.map((header) => Object.keys(header).sort())).to.deep.equal([
      ["alg", "kid"],
      ["alg", "kid"],
    ]);
    expect(kids[0]?.kid).to.not.equal(kids[1]?.kid);
    expect([access["version"], access["scope"], typeof access["origin_jti"]]).to.deep.equal([2, userScope, "string"]);
    expect([access, id].map(({ exp = 0, iat = 0 }) => exp - iat)).to.deep.equal([3600, 1800]);
  });

  it("result not whole: it has ExpiresIn and TokenType", async () => {
    const { addUser, signIn } = await startCognito();
    await addUser("alice");
    const { ExpiresIn, TokenType } = await signIn("alice");
    expect({ ExpiresIn, TokenType }).to.deep.equal({ ExpiresIn: 3600, TokenType: "Bearer" });
  });

  it("whole database per login: a sign-in writes its own record alone", async () => {
    const started = await startCognito();
    for (const name of ["alice", "bob", "carol"]) await started.addUser(name);
    const before = await started.store.list("");
    await started.signIn("alice");
    const known = new Map(before.map(({ key, value }) => [key, JSON.stringify(value)]));
    const written = (await started.store.list("")).filter(({ key, value }) => known.get(key) !== JSON.stringify(value));
    expect(written.map(({ key }) => key.split("/")[1])).to.deep.equal(["sign-in"]);
  });
});
