import path from "node:path";
import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { type ServedProgram, serveProgram } from "./serve-program";

const at = (file: string) => JSON.stringify(path.resolve(file));
const password = "Correct-Horse-9";

/** People of acme.io are confirmed at once, and of one group; the answer to the challenge is what its client sees. */
const code = `import { AdminAddUserToGroupCommand, CognitoIdentityProviderClient, ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider";

const cognito = new CognitoIdentityProviderClient();

export const signUp = async (event) => {
  const { email } = event.request.userAttributes;
  if (email === "spy@acme.io") await cognito.send(new ListUsersCommand({ UserPoolId: event.userPoolId }));
  Object.assign(event.response, { autoConfirmUser: email.endsWith("@acme.io"), autoVerifyEmail: email.endsWith("@acme.io") });
  return event;
};

export const confirmed = async (event) => {
  const member = { UserPoolId: event.userPoolId, Username: event.userName, GroupName: "staff" };
  await cognito.send(new AdminAddUserToGroupCommand(member));
  return event;
};

export const define = async (event) => {
  const last = event.request.session.at(-1);
  event.response = {
    challengeName: "CUSTOM_CHALLENGE",
    issueTokens: last?.challengeResult === true,
    failAuthentication: last?.challengeResult === false,
  };
  return event;
};

export const create = async (event) => {
  event.response = { publicChallengeParameters: { word: "horse" }, privateChallengeParameters: { word: "HORSE" } };
  return event;
};

export const verify = async (event) => {
  event.response.answerCorrect = event.request.challengeAnswer === event.request.privateChallengeParameters.word;
  return event;
};

export const scopes = async (event) => {
  const accessTokenGeneration = { scopesToAdd: event.request.userAttributes.email.endsWith("@acme.io") ? ["notes/write"] : [] };
  event.response = { claimsAndScopeOverrideDetails: { accessTokenGeneration } };
  return event;
};
`;

const program = (args: string) => `import * as pulumi from "@pulumi/pulumi";
import { AuthFlow, FirstFactor, SecuredApi } from ${at("components")};
import { bundle } from ${at("components/bundle")};
const code = bundle("triggers.mjs", { target: "node20" });
const trigger = (name: string) => ({ code, entryPoint: "index." + name, runtime: "nodejs22.x" });
const text = "export const handler = async () => ({ statusCode: 200 });";
new SecuredApi("notes", {
  handler: { code: new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset(text) }) },
  ${args}
});
`;

const withChallenges = program(`routes: { "GET /hello": {}, "GET /staff": { groups: ["staff"] } },
  client: { authFlows: [AuthFlow.Custom] },
  users: {
    deletionProtection: false,
    groups: { staff: {} },
    triggers: {
      preSignUp: trigger("signUp"),
      postConfirmation: { ...trigger("confirmed"), poolActions: ["cognito-idp:AdminAddUserToGroup"] },
      defineAuthChallenge: trigger("define"),
      createAuthChallenge: trigger("create"),
      verifyAuthChallenge: trigger("verify"),
    },
  },`);

const withScopes = program(`routes: { "POST /notes": { scopes: ["notes/write"] } },
  resourceServers: { notes: { scopes: { write: "write notes" } } },
  client: { authFlows: [AuthFlow.UserPassword] },
  users: {
    deletionProtection: false,
    triggers: { preSignUp: trigger("signUp"), preTokenGeneration: trigger("scopes") },
  },`);

const withCodes = program(`routes: { "GET /hello": {} },
  client: { authFlows: [AuthFlow.UserAuth] },
  users: { deletionProtection: false, firstFactors: [FirstFactor.Password, FirstFactor.EmailCode] },`);

function clientOf({ settings, endpointUrl, apiUrls }: ServedProgram) {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const sdk = new CognitoIdentityProviderClient({ endpoint: endpointUrl, region: "eu-west-1", credentials });
  const [apiUrl = ""] = Object.values(apiUrls);
  return { sdk, ClientId: settings.identity.clients[0]?.id ?? "", apiUrl };
}

async function signUp(served: ServedProgram, username: string) {
  const { sdk, ClientId } = clientOf(served);
  const { UserConfirmed } = await sdk.send(new SignUpCommand({ ClientId, Username: username, Password: password }));
  return UserConfirmed;
}

/** What came of it: a token, or the error. */
async function answerChallenge(served: ServedProgram, username: string, answer: string) {
  const { sdk, ClientId } = clientOf(served);
  const begun = await sdk.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: "CUSTOM_AUTH", AuthParameters: { USERNAME: username } }),
  );
  const { ChallengeName, Session, ChallengeParameters = {} } = begun;
  expect([ChallengeName, ChallengeParameters["word"]]).to.deep.equal(["CUSTOM_CHALLENGE", "horse"]);
  const ChallengeResponses = { USERNAME: username, ANSWER: answer };
  const { AuthenticationResult } = await sdk.send(
    new RespondToAuthChallengeCommand({ ClientId, ChallengeName: "CUSTOM_CHALLENGE", Session, ChallengeResponses }),
  );
  return AuthenticationResult?.AccessToken ?? "";
}

async function statusOf(served: ServedProgram, method: string, route: string, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(clientOf(served).apiUrl + route, { method, headers })).status;
}

const errorOf = (asked: Promise<unknown>) => asked.then(String, (error: Error) => `${error.name}: ${error.message}`);

describe("a SecuredApi's triggers", function () {
  this.timeout(60_000);
  let served: ServedProgram;

  before(async () => {
    served = await serveProgram(withChallenges, { files: { "triggers.mjs": code } });
  });
  after(() => served?.close());

  it("are all served, and each may be called", () => {
    const { identity, refusals, notes } = served.settings;
    expect([refusals, notes]).to.deep.equal([[], []]);
    const [{ triggers = {}, tokenTrigger = undefined } = {}] = identity.pools;
    expect([Object.keys(triggers), Object.values(triggers).map(({ permitted }) => permitted)]).to.deep.equal([
      ["preSignUp", "postConfirmation", "defineAuthChallenge", "createAuthChallenge", "verifyAuthChallengeResponse"],
      [true, true, true, true, true],
    ]);
    expect(tokenTrigger?.permitted).to.equal(true);
  });

  it("confirm whom they choose, and call the pool back by the role's own policy; its groups open routes", async () => {
    expect([await signUp(served, "alice@acme.io"), await signUp(served, "bob@example.com")]).to.deep.equal([
      true,
      false,
    ]);
    const token = await answerChallenge(served, "alice@acme.io", "HORSE");
    expect([
      await statusOf(served, "GET", "/hello", token),
      await statusOf(served, "GET", "/staff", token),
    ]).to.deep.equal([200, 200]);
  });

  it("let nobody in who answers their challenge wrongly", async () => {
    await signUp(served, "carol@acme.io");
    expect(await errorOf(answerChallenge(served, "carol@acme.io", "horse"))).to.equal(
      "NotAuthorizedException: Incorrect username or password.",
    );
  });

  it("do nothing on the pool that they were not given", async () => {
    expect(await errorOf(signUp(served, "spy@acme.io"))).to.match(
      /^UserLambdaValidationException: PreSignUp failed with error .* is not authorized to perform: cognito-idp:ListUsers/,
    );
  });
});

describe("a SecuredApi's function that changes tokens", function () {
  this.timeout(60_000);
  let served: ServedProgram;

  before(async () => {
    served = await serveProgram(withScopes, { files: { "triggers.mjs": code } });
  });
  after(() => served?.close());

  it("gives the scope that a route asks for, to people who sign in by API too", async () => {
    const { sdk, ClientId } = clientOf(served);
    await signUp(served, "alice@acme.io");
    const AuthParameters = { USERNAME: "alice@acme.io", PASSWORD: password };
    const { AuthenticationResult } = await sdk.send(
      new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters }),
    );
    expect(await statusOf(served, "POST", "/notes", AuthenticationResult?.AccessToken ?? "")).to.equal(200);
    expect(await statusOf(served, "POST", "/notes", AuthenticationResult?.IdToken ?? "")).to.equal(403);
  });
});

describe("a SecuredApi's codes to sign in with", function () {
  this.timeout(60_000);
  let served: ServedProgram;

  before(async () => {
    served = await serveProgram(withCodes, { files: { "triggers.mjs": code } });
  });
  after(() => served?.close());

  const lastCode = async () => {
    const messages = (await (await fetch(`${served.endpointUrl}/_local/messages`)).json()) as { code: string }[];
    return messages[0]?.code ?? "";
  };

  it("open its routes, without a password", async () => {
    const { sdk, ClientId } = clientOf(served);
    const Username = "alice@example.com";
    await signUp(served, Username);
    await sdk.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode: await lastCode() }));
    const AuthParameters = { USERNAME: Username, PREFERRED_CHALLENGE: "EMAIL_OTP" };
    const begun = await sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow: "USER_AUTH", AuthParameters }));
    const { AuthenticationResult } = await sdk.send(
      new RespondToAuthChallengeCommand({
        ClientId,
        ChallengeName: begun.ChallengeName,
        Session: begun.Session,
        ChallengeResponses: { USERNAME: Username, EMAIL_OTP_CODE: await lastCode() },
      }),
    );
    const token = AuthenticationResult?.AccessToken ?? "";
    expect([begun.ChallengeName, await statusOf(served, "GET", "/hello", token)]).to.deep.equal(["EMAIL_OTP", 200]);
  });
});
