import { readdirSync } from "node:fs";
import { expect } from "chai";
import { operations } from "../../../local/cognito/operations";
import { clientId, password, passwordSignIn, poolId, startCognito, stopCognitos } from "./start-cognito";

/** What needs no credentials on AWS; everything else does. */
const publicOperations = [
  "AssociateSoftwareToken",
  "ChangePassword",
  "ConfirmForgotPassword",
  "ConfirmSignUp",
  "DeleteUser",
  "DeleteUserAttributes",
  "ForgotPassword",
  "GetTokensFromRefreshToken",
  "GetUser",
  "GetUserAttributeVerificationCode",
  "GetUserAuthFactors",
  "GlobalSignOut",
  "InitiateAuth",
  "ResendConfirmationCode",
  "RespondToAuthChallenge",
  "RevokeToken",
  "SetUserMFAPreference",
  "SignUp",
  "UpdateUserAttributes",
  "VerifySoftwareToken",
  "VerifyUserAttribute",
];

const iamOperations = [...operations.keys()].filter((name) => !publicOperations.includes(name));

/** The file of an operation: `SetUserMFAPreference` is in `set-user-mfa-preference.ts`. */
function fileOf(operation: string): string {
  const words = operation.replace("MFA", "Mfa").replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`);
  return `${words.toLowerCase()}.ts`;
}

describe("local Cognito", () => {
  afterEach(stopCognitos);

  it("serves the operations of its folder, a file each", () => {
    expect([...operations.keys()].map(fileOf).sort()).to.deep.equal(readdirSync("local/cognito/operations").sort());
  });

  it("asks for no signature of these operations alone", () => {
    const open = [...operations].filter(([, { access }]) => access === "public");
    expect(open.map(([name]) => name).sort()).to.deep.equal(publicOperations);
  });

  for (const operation of iamOperations) {
    it(`refuses an unsigned ${operation}`, async () => {
      const { cognito } = await startCognito();
      const request = { UserPoolId: poolId, ClientId: clientId, Username: "alice", MaxResults: 1, PoolName: "x" };
      expect(await cognito.call(operation, JSON.stringify(request), { signed: false })).to.deep.equal({
        status: 400,
        body: { __type: "MissingAuthenticationTokenException", message: "Missing Authentication Token" },
        errorType: "MissingAuthenticationTokenException",
      });
    });
  }

  it("lets an unsigned caller do nothing in the name of an administrator", async () => {
    const { addUser, cognito, ok } = await startCognito();
    await addUser("alice");
    const request = { UserPoolId: poolId, Username: "alice", Password: "Another-horse-2", Permanent: true };
    await cognito.call("AdminSetUserPassword", JSON.stringify(request), { signed: false });
    expect(await ok("InitiateAuth", passwordSignIn("alice", password))).to.have.property("AuthenticationResult");
  });

  it("names an operation that it does not serve, and where those stand that it serves", async () => {
    const { refused } = await startCognito();
    const { __type, message } = await refused("ForgetEverything", {});
    expect(__type).to.equal("UnknownOperationException");
    expect(message).to.equal("ForgetEverything is not served by the local Cognito; secured-api's README lists what is");
  });

  it("takes no name that every object has for an operation", async () => {
    const { refused } = await startCognito();
    expect((await refused("constructor", {})).__type).to.equal("UnknownOperationException");
  });

  for (const body of ["", "{", '{"Password": hunter2}', "[]", "null", '"text"']) {
    it(`refuses the body ${JSON.stringify(body)} without quoting it`, async () => {
      const { cognito } = await startCognito();
      const { status, body: answer, errorType } = await cognito.call("SignUp", body, { signed: false });
      expect([status, errorType]).to.deep.equal([400, "SerializationException"]);
      expect(JSON.stringify(answer)).to.not.contain("hunter2");
    });
  }

  it("answers 500 to a fault of its own, and says on the console where, not with what", async () => {
    const { addUser, cognito, changeUser } = await startCognito();
    await addUser("alice");
    await changeUser("alice", { password: { salt: "zz", verifier: undefined as unknown as string } });
    const said: string[] = [];
    const { error } = console;
    console.error = (...parts: unknown[]) => void said.push(parts.join(" "));
    const answer = await cognito
      .call("InitiateAuth", JSON.stringify(passwordSignIn("alice", "hunter2")), { signed: false })
      .finally(() => {
        console.error = error;
      });
    expect(answer).to.deep.equal({
      status: 500,
      body: { __type: "InternalErrorException", message: "InitiateAuth failed in the local Cognito" },
      errorType: "InternalErrorException",
    });
    expect(said.length).to.equal(1);
    expect(said[0]).to.match(/^cognito: InitiateAuth failed: TypeError\n {4}at /);
    expect(said[0]).to.not.contain("hunter2");
  });

  it("publishes the key set of each pool, ID key first, and none for a pool that is not there", async () => {
    const { cognito } = await startCognito();
    const keys = cognito.jwks(poolId)?.keys ?? [];
    expect(keys.map(({ alg, kty, use, e }) => ({ alg, kty, use, e }))).to.deep.equal(
      Array(2).fill({ alg: "RS256", kty: "RSA", use: "sig", e: "AQAB" }),
    );
    expect(keys.flatMap((key) => Object.keys(key)).filter((name) => ["d", "p", "q"].includes(name))).to.deep.equal([]);
    expect(cognito.jwks("eu-west-1_Nowhere01")).to.equal(undefined);
  });

  it("says nothing on the console of what a caller sends", async () => {
    const said: unknown[] = [];
    const { log, error, warn, info } = console;
    Object.assign(console, Object.fromEntries(["log", "error", "warn", "info"].map((name) => [name, push])));
    function push(...parts: unknown[]) {
      said.push(...parts);
    }
    try {
      const { addUser, signIn, refused, ok } = await startCognito();
      await addUser("alice");
      const { AccessToken, RefreshToken } = await signIn("alice");
      await refused("InitiateAuth", passwordSignIn("alice", "wrong"));
      await ok("GetUser", { AccessToken });
      await ok("RevokeToken", { Token: RefreshToken, ClientId: clientId });
    } finally {
      Object.assign(console, { log, error, warn, info });
    }
    expect(said).to.deep.equal([]);
  });
});
