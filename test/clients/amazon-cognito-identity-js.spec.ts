import { createDiffieHellman } from "node:crypto";
import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
} from "amazon-cognito-identity-js";
import { expect } from "chai";
import { Secret, TOTP } from "otpauth";
import { serveCognito } from "../local/cognito/serve-cognito";
import { clientId, password, poolId, type Setup, startCognito, stopCognitos } from "../local/cognito/start-cognito";
import { type ClientProgram, password as passwordOfProgram, serveClientProgram, username } from "./client-program";

/** Keeps what the client would put into the browser's storage. */
function createStorage() {
  const kept = new Map<string, string>();
  return {
    setItem: (key: string, value: string) => void kept.set(key, value),
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

/** A number of the client's. */
interface ClientNumber {
  toString(radix: number): string;
  modPow(exponent: ClientNumber, modulus: ClientNumber, callback: (error: unknown, power: ClientNumber) => void): void;
}

const { default: BigInteger } = require("amazon-cognito-identity-js/lib/BigInteger") as {
  default: { prototype: ClientNumber; new (text: string, radix: number): ClientNumber };
};

const groups = new Map<string, ReturnType<typeof createDiffieHellman>>();

/** By OpenSSL; the base can be negative. */
const nativePower: ClientNumber["modPow"] = function (this: ClientNumber, exponent, modulus, callback) {
  const prime = modulus.toString(16);
  const group = groups.get(prime) ?? createDiffieHellman(prime, "hex", 2);
  groups.set(prime, group);
  const value = BigInt(`0x${prime}`);
  const text = this.toString(16);
  const base = text.startsWith("-") ? value - (BigInt(`0x${text.slice(1)}`) % value) : BigInt(`0x${text}`) % value;
  group.setPrivateKey(toEven(exponent.toString(16)), "hex");
  callback(null, new BigInteger(group.computeSecret(toEven(base.toString(16)), "hex", "hex"), 16));
};

function toEven(hex: string): string {
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}

/** A pool whose functions ask a riddle; the password comes first if the client brings one. */
const riddle = {
  client: { explicitAuthFlows: ["ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] },
  pool: {
    triggers: {
      defineAuthChallenge: { functionArn: "define", permitted: true },
      createAuthChallenge: { functionArn: "create", permitted: true },
      verifyAuthChallengeResponse: { functionArn: "verify", permitted: true },
    },
  },
  invoke: async (functionArn, event) => ({ ok: true, payload: withResponse(functionArn, event as RiddleEvent) }),
} satisfies Setup;

interface RiddleEvent {
  request: {
    session?: { challengeName: string; challengeResult: boolean }[];
    challengeAnswer?: string;
    privateChallengeParameters?: Record<string, string>;
  };
}

function withResponse(functionArn: string, event: RiddleEvent) {
  const { session = [], challengeAnswer, privateChallengeParameters } = event.request;
  const last = session.at(-1);
  const isSolved = last?.challengeName === "CUSTOM_CHALLENGE" && last.challengeResult;
  const challengeName = last?.challengeName === "SRP_A" ? "PASSWORD_VERIFIER" : "CUSTOM_CHALLENGE";
  const responses: Record<string, unknown> = {
    define: isSolved
      ? { issueTokens: true, failAuthentication: false }
      : { challengeName, issueTokens: false, failAuthentication: false },
    create: { publicChallengeParameters: { question: "two and two" }, privateChallengeParameters: { answer: "four" } },
    verify: { answerCorrect: challengeAnswer === privateChallengeParameters?.["answer"] },
  };
  return { ...event, response: responses[functionArn] };
}

const closings: (() => Promise<void>)[] = [];

/** A local Cognito behind HTTP whose clock is the client's own, and the client. */
async function startClient(setup: Setup = {}) {
  const started = await startCognito(setup);
  started.time.now = Date.now();
  const { url, close } = await serveCognito(started.cognito);
  closings.push(close);
  const userPool = new CognitoUserPool({ UserPoolId: poolId, ClientId: clientId, endpoint: url });
  const userOf = (Username: string) => new CognitoUser({ Username, Pool: userPool, Storage: createStorage() });
  return { ...started, userPool, userOf };
}

/** How a call went, or what the client is asked next. */
type Outcome = { tokens: string } | { refused: string } | { asked: string; parameters: unknown } | { done: unknown };

function signIn(user: CognitoUser, withPassword = password): Promise<Outcome> {
  const details = new AuthenticationDetails({ Username: user.getUsername(), Password: withPassword });
  return new Promise((resolve) => user.authenticateUser(details, toCallbacks(resolve)));
}

function toCallbacks(resolve: (outcome: Outcome) => void) {
  const asked = (name: string) => (parameters: unknown) => resolve({ asked: name, parameters });
  return {
    onSuccess: (session: CognitoUserSession) =>
      resolve({ tokens: String(session.getIdToken().decodePayload()["cognito:username"]) }),
    onFailure: (error: Error) => resolve({ refused: `${error.name}: ${error.message}` }),
    newPasswordRequired: (attributes: unknown, required: unknown) =>
      asked("NEW_PASSWORD_REQUIRED")({ attributes, required }),
    totpRequired: (name: string, parameters: unknown) => asked(name)(parameters),
    mfaSetup: (name: string, parameters: unknown) => asked(name)(parameters),
    selectMFAType: (name: string, parameters: unknown) => asked(name)(parameters),
    customChallenge: asked("CUSTOM_CHALLENGE"),
  };
}

/** What the client calls back with: an error, or a result. */
function settle(start: (done: (error?: Error | null, result?: unknown) => void) => void): Promise<Outcome> {
  return new Promise((resolve) =>
    start((error, result) =>
      resolve(
        error
          ? { refused: `${error.name}: ${error.message}` }
          : { done: result instanceof Object ? "session" : result },
      ),
    ),
  );
}

function associate(user: CognitoUser): Promise<string> {
  return new Promise((resolve, reject) =>
    user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject }),
  );
}

function verify(user: CognitoUser, code: string): Promise<unknown> {
  return new Promise((resolve) =>
    user.verifySoftwareToken(code, "phone", {
      onSuccess: resolve,
      onFailure: (error) => resolve({ refused: `${error.name}: ${error.message}` }),
    }),
  );
}

function codeOf(secret: string, now: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now });
}

const app = { pool: { mfa: "OPTIONAL", secondFactors: ["SOFTWARE_TOKEN_MFA"] } } satisfies Setup;
const incorrect = { refused: "NotAuthorizedException: Incorrect username or password." };

describe("the unmodified amazon-cognito-identity-js", () => {
  afterEach(async () => {
    for (const close of closings.splice(0)) await close();
    await stopCognitos();
  });

  it("signs in with SRP", async () => {
    const { addUser, userOf } = await startClient();
    await addUser("alice");
    expect(await signIn(userOf("alice"))).to.deep.equal({ tokens: "alice" });
  });

  it("signs in by the e-mail address of a pool that has such names", async () => {
    const { cognito, userOf, ok } = await startClient({ pool: { usernameAttributes: ["email"] } });
    await cognito.seed(poolId, [{ username: "alice@example.com", password, attributes: {}, groups: [] }]);
    const { Username } = await ok<{ Username: string }>("AdminGetUser", {
      UserPoolId: poolId,
      Username: "alice@example.com",
    });
    expect(await signIn(userOf("alice@example.com"))).to.deep.equal({ tokens: Username });
  });

  it("is refused with a wrong password, and with a name that nobody has", async () => {
    const { addUser, userOf } = await startClient();
    await addUser("alice");
    expect(await signIn(userOf("alice"), "Wrong-horse-1")).to.deep.equal(incorrect);
    expect(await signIn(userOf("nobody"))).to.deep.equal(incorrect);
  });

  it("refreshes", async () => {
    const { addUser, userOf } = await startClient();
    await addUser("alice");
    const user = userOf("alice");
    await signIn(user);
    const token = user.getSignInUserSession()?.getRefreshToken();
    if (token === undefined) throw new Error("there is no refresh token");
    expect(await settle((done) => user.refreshSession(token, done))).to.deep.equal({ done: "session" });
  });

  it("changes the password", async () => {
    const { addUser, userOf } = await startClient();
    await addUser("alice");
    const user = userOf("alice");
    await signIn(user);
    expect(await settle((done) => user.changePassword(password, "Another-horse-2", done))).to.deep.equal({
      done: "SUCCESS",
    });
    expect(await signIn(userOf("alice"))).to.deep.equal(incorrect);
    expect(await signIn(userOf("alice"), "Another-horse-2")).to.deep.equal({ tokens: "alice" });
  });

  it("chooses a new password in the place of a temporary one", async () => {
    const { addUser, changeUser, userOf } = await startClient({ pool: { requiredAttributes: ["name"] } });
    await addUser("alice");
    await changeUser("alice", { status: "FORCE_CHANGE_PASSWORD" });
    const user = userOf("alice");
    expect(await signIn(user)).to.deep.equal({
      asked: "NEW_PASSWORD_REQUIRED",
      parameters: { attributes: {}, required: ["name"] },
    });
    const outcome = new Promise((resolve) =>
      user.completeNewPasswordChallenge("Another-horse-2", { name: "Alice" }, toCallbacks(resolve)),
    );
    expect(await outcome).to.deep.equal({ tokens: "alice" });
  });

  it("sets up an authenticator app, and signs in with its code", async () => {
    const { addUser, time, userOf } = await startClient(app);
    await addUser("alice");
    const user = userOf("alice");
    await signIn(user);
    const secret = await associate(user);
    expect(await verify(user, codeOf(secret, time.now - 3_600_000))).to.deep.equal({
      refused: "EnableSoftwareTokenMFAException: Code mismatch",
    });
    await verify(user, codeOf(secret, time.now));
    const preference = { PreferredMfa: true, Enabled: true };
    expect(await settle((done) => user.setUserMfaPreference(null, preference, done))).to.deep.equal({
      done: "SUCCESS",
    });

    time.now += 30_000;
    const again = userOf("alice");
    expect(await signIn(again)).to.deep.equal({
      asked: "SOFTWARE_TOKEN_MFA",
      parameters: { USER_ID_FOR_SRP: "alice", FRIENDLY_DEVICE_NAME: "phone" },
    });
    const send = (code: string) =>
      new Promise((resolve) => again.sendMFACode(code, toCallbacks(resolve), "SOFTWARE_TOKEN_MFA"));
    expect(await send(codeOf(secret, time.now + 3_600_000))).to.deep.equal({
      refused: "CodeMismatchException: Invalid verification code provided, please try again.",
    });
    expect(await send(codeOf(secret, time.now))).to.deep.equal({ tokens: "alice" });
  });

  it("sets up an authenticator app on the way in where the pool requires one", async () => {
    const { addUser, time, userOf } = await startClient({ pool: { ...app.pool, mfa: "ON" } });
    await addUser("alice");
    const user = userOf("alice");
    expect(await signIn(user)).to.deep.equal({
      asked: "MFA_SETUP",
      parameters: { USER_ID_FOR_SRP: "alice", MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
    });
    const secret = await associate(user);
    await verify(user, codeOf(secret, time.now));
    expect(user.getSignInUserSession()?.isValid()).to.equal(true);
  });

  it("answers a custom challenge, alone and after the password", async () => {
    const { addUser, userOf } = await startClient(riddle);
    await addUser("alice");
    const ask = (user: CognitoUser) =>
      new Promise((resolve) => {
        const details = new AuthenticationDetails({ Username: "alice" });
        user.initiateAuth(details, toCallbacks(resolve));
      });
    const send = (user: CognitoUser, text: string) =>
      new Promise((resolve) => user.sendCustomChallengeAnswer(text, toCallbacks(resolve)));
    const outcomes: unknown[] = [];
    for (const begin of [ask, signIn]) {
      const user = userOf("alice");
      user.setAuthenticationFlowType("CUSTOM_AUTH");
      outcomes.push(await begin(user), await send(user, "four"));
    }
    const asked = { asked: "CUSTOM_CHALLENGE", parameters: { USERNAME: "alice", question: "two and two" } };
    expect(outcomes).to.deep.equal([asked, { tokens: "alice" }, asked, { tokens: "alice" }]);
  });
});

describe("the unmodified amazon-cognito-identity-js, against a program that is served", () => {
  let program: ClientProgram;

  before(async () => {
    program = await serveClientProgram();
  });

  after(() => program.close());

  it("signs in with SRP, and its token opens the API", async () => {
    const { apiUrls, clientId: ClientId, endpointUrl, issuer } = program;
    const UserPoolId = issuer.slice(issuer.lastIndexOf("/") + 1);
    const Pool = new CognitoUserPool({ UserPoolId, ClientId, endpoint: endpointUrl });
    const user = new CognitoUser({ Username: username, Pool, Storage: createStorage() });
    expect(await signIn(user, passwordOfProgram)).to.have.property("tokens");
    const authorization = `Bearer ${user.getSignInUserSession()?.getAccessToken().getJwtToken()}`;
    const [apiUrl] = Object.values(apiUrls);
    const answers = [{ authorization }, {}].map(
      async (headers) => (await fetch(`${apiUrl}/verified`, { headers })).status,
    );
    expect(await Promise.all(answers)).to.deep.equal([200, 401]);
  });
});

describe("amazon-cognito-identity-js with native arithmetic, as its React Native build has it", () => {
  const numbers = BigInteger.prototype;
  const { modPow } = numbers;

  before(() => {
    numbers.modPow = nativePower;
  });

  after(async () => {
    numbers.modPow = modPow;
    for (const close of closings.splice(0)) await close();
    await stopCognitos();
  });

  it("signs in 200 times of 200, whatever zeros its numbers begin with", async () => {
    const { addUser, userOf } = await startClient();
    await addUser("alice");
    const outcomes: Outcome[] = [];
    for (let time = 0; time < 200; time++) outcomes.push(await signIn(userOf("alice")));
    expect(outcomes).to.deep.equal(Array(200).fill({ tokens: "alice" }));
  });
});
