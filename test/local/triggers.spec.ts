import path from "node:path";
import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  type InitiateAuthCommandInput,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { type ServeOptions, serveProgram } from "./serve-program";

const password = "Correct-Horse-9";

/** The code of every trigger: it writes into the user's record that it was asked, with its role's grants, and answers. */
const code = `import {
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";

const cognito = new CognitoIdentityProviderClient();

/** Of a user who is not there yet it learns that much. */
async function note({ userPoolId, userName, triggerSource }) {
  const who = { UserPoolId: userPoolId, Username: userName };
  const { UserAttributes } = await cognito.send(new AdminGetUserCommand(who)).catch((error) => {
    if (error.name !== "UserNotFoundException") throw error;
    return {};
  });
  if (UserAttributes === undefined) return;
  const asked = UserAttributes.find(({ Name }) => Name === "custom:asked")?.Value;
  const Value = asked ? asked + " " + triggerSource : triggerSource;
  await cognito.send(new AdminUpdateUserAttributesCommand({ ...who, UserAttributes: [{ Name: "custom:asked", Value }] }));
}

const answers = {
  PreSignUp: () => ({ autoConfirmUser: true, autoVerifyEmail: true }),
  CustomMessage: ({ request }) => ({ emailSubject: "Bonjour", emailMessage: "Voici " + request.codeParameter }),
  DefineAuthChallenge: ({ request }) => {
    const last = request.session.at(-1);
    if (last === undefined) return { challengeName: "CUSTOM_CHALLENGE", issueTokens: false, failAuthentication: false };
    return { issueTokens: last.challengeResult, failAuthentication: !last.challengeResult };
  },
  CreateAuthChallenge: () => ({
    publicChallengeParameters: { question: "2 + 3" },
    privateChallengeParameters: { answer: "5" },
  }),
  VerifyAuthChallengeResponse: ({ request }) => ({
    answerCorrect: request.challengeAnswer === request.privateChallengeParameters.answer,
  }),
  UserMigration: ({ userName, request }) => {
    if (userName !== "legacy" || request.password !== "Old-Horse-8") throw new Error("nobody knows them");
    return { userAttributes: { email: "legacy@example.com", email_verified: "true" }, messageAction: "SUPPRESS" };
  },
  TokenGeneration: ({ userName }) => ({
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: { scopesToAdd: userName === "writer" ? ["notes/write"] : [] },
    },
  }),
};

export const handler = async (event) => {
  const [trigger] = event.triggerSource.split("_");
  if (event.userName === "sleepy" && trigger === "PreAuthentication") await new Promise((done) => setTimeout(done, 6000));
  await note(event);
  if (event.userName === "banned" && trigger === "PreAuthentication") throw new Error("not on Sundays");
  Object.assign(event.response, answers[trigger]?.(event));
  return event;
};
`;

const program = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { bundle } from ${JSON.stringify(path.resolve("components/bundle"))};

const assumeRolePolicy = JSON.stringify({ Statement: [] });
const role = new aws.iam.Role("triggers", { assumeRolePolicy });
const code = bundle("triggers.mjs", { target: "node20" });
const names = ["preSignUp", "postConfirmation", "preAuthentication", "postAuthentication", "customMessage",
  "defineAuthChallenge", "createAuthChallenge", "verifyAuthChallengeResponse", "userMigration", "preToken"];
const functions = Object.fromEntries(names.map((name) => [name, new aws.lambda.Function(name, {
  name, role: role.arn, runtime: "nodejs20.x", handler: "index.handler", code, timeout: 10,
})]));
const { preToken, ...triggers } = functions;
const pool = new aws.cognito.UserPool("people", {
  autoVerifiedAttributes: ["email"],
  schemas: [{ name: "asked", attributeDataType: "String", mutable: true, stringAttributeConstraints: { minLength: "0", maxLength: "2048" } }],
  lambdaConfig: {
    ...Object.fromEntries(Object.entries(triggers).map(([name, each]) => [name, each.arn])),
    preTokenGenerationConfig: { lambdaArn: preToken!.arn, lambdaVersion: "V2_0" },
  },
});
new aws.iam.RolePolicy("triggers", { role: role.id, policy: pulumi.jsonStringify({ Statement: [{
  Effect: "Allow", Action: ["cognito-idp:AdminGetUser", "cognito-idp:AdminUpdateUserAttributes"], Resource: pool.arn,
}] }) });
for (const [name, each] of Object.entries(functions)) {
  new aws.lambda.Permission(name, {
    action: "lambda:InvokeFunction", function: each.name, principal: "cognito-idp.amazonaws.com", sourceArn: pool.arn,
  });
}
new aws.cognito.ResourceServer("notes", { userPoolId: pool.id, identifier: "notes", name: "notes", scopes: [{ scopeName: "write", scopeDescription: "write" }] });
const client = new aws.cognito.UserPoolClient("app", {
  userPoolId: pool.id, preventUserExistenceErrors: "ENABLED",
  explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
});
const handler = new aws.lambda.Function("notes", {
  name: "notes", role: role.arn, runtime: "nodejs20.x", handler: "index.handler",
  code: new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset("export const handler = () => 'written';") }),
});
const api = new aws.apigatewayv2.Api("notes", { protocolType: "HTTP" });
new aws.lambda.Permission("notes-api", {
  action: "lambda:InvokeFunction", function: handler.name, principal: "apigateway.amazonaws.com", sourceArn: pulumi.interpolate\`\${api.executionArn}/*/*\`,
});
const authorizer = new aws.apigatewayv2.Authorizer("notes", {
  apiId: api.id, name: "jwt", authorizerType: "JWT", identitySources: ["$request.header.Authorization"],
  jwtConfiguration: { audiences: [client.id], issuer: pulumi.interpolate\`https://\${pool.endpoint}\` },
});
const integration = new aws.apigatewayv2.Integration("notes", {
  apiId: api.id, integrationType: "AWS_PROXY", integrationUri: handler.invokeArn, payloadFormatVersion: "2.0",
});
new aws.apigatewayv2.Route("notes", {
  apiId: api.id, routeKey: "POST /notes", target: pulumi.interpolate\`integrations/\${integration.id}\`,
  authorizationType: "JWT", authorizerId: authorizer.id, authorizationScopes: ["notes/write"],
});
new aws.apigatewayv2.Stage("notes", { apiId: api.id, name: "$default", autoDeploy: true });
`;

/** The served program with its ids, and clients of it. */
async function serveTriggers(options: ServeOptions = {}) {
  const served = await serveProgram(program, { files: { "triggers.mjs": code }, ...options });
  const { identity, refusals } = served.settings;
  expect(refusals).to.deep.equal([]);
  const poolId = identity.pools[0]?.id ?? "";
  const clientId = identity.clients[0]?.id ?? "";
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const sdk = new CognitoIdentityProviderClient({ endpoint: served.endpointUrl, region: "eu-west-1", credentials });
  return { served, poolId, clientId, sdk };
}

type Triggers = Awaited<ReturnType<typeof serveTriggers>>;

function signUp({ sdk, clientId }: Triggers, Username: string) {
  const UserAttributes = [{ Name: "email", Value: `${Username}@example.com` }];
  return sdk.send(new SignUpCommand({ ClientId: clientId, Username, Password: password, UserAttributes }));
}

function signIn({ sdk, clientId }: Triggers, USERNAME: string, PASSWORD = password) {
  const AuthParameters = { USERNAME, PASSWORD };
  const request = { ClientId: clientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters } as const;
  return sdk.send(new InitiateAuthCommand(request));
}

async function attributesOf({ sdk, poolId }: Triggers, Username: string): Promise<Record<string, string | undefined>> {
  const { UserAttributes = [] } = await sdk.send(new AdminGetUserCommand({ UserPoolId: poolId, Username }));
  return Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]));
}

/** Which triggers wrote into the user's record, in order. */
async function askedFor(triggers: Triggers, username: string): Promise<string[]> {
  return ((await attributesOf(triggers, username))["custom:asked"] ?? "").split(" ");
}

const refusalOf = (calling: Promise<unknown>) =>
  calling.then(
    () => "none",
    (error: Error) => `${error.name}: ${error.message}`,
  );

describe("triggers that a program declares", function () {
  this.timeout(60_000);
  let triggers: Triggers;

  before(async () => {
    triggers = await serveTriggers();
  });
  after(() => triggers?.served.close());

  it("confirm who signs up, who then signs in; each calls the pool about that user meanwhile", async () => {
    const { UserConfirmed } = await signUp(triggers, "alice");
    const { AuthenticationResult } = await signIn(triggers, "alice");
    expect([UserConfirmed, AuthenticationResult?.TokenType]).to.deep.equal([true, "Bearer"]);
    expect((await attributesOf(triggers, "alice"))["email_verified"]).to.equal("true");
    expect(await askedFor(triggers, "alice")).to.deep.equal([
      "PostConfirmation_ConfirmSignUp",
      "PreAuthentication_Authentication",
      "PostAuthentication_Authentication",
      "TokenGeneration_Authentication",
    ]);
  });

  it("write what is sent, and call the pool meanwhile", async () => {
    await signUp(triggers, "bob");
    await triggers.sdk.send(new ForgotPasswordCommand({ ClientId: triggers.clientId, Username: "bob" }));
    const answer = await fetch(`${triggers.served.endpointUrl}/_local/messages`);
    const [{ at: _, code: sent, ...message }] = (await answer.json()) as [Record<string, unknown>];
    expect(message).to.deep.equal({
      to: "bob@example.com",
      kind: "forgotPassword",
      subject: "Bonjour",
      body: `Voici ${sent}`,
    });
    expect(await askedFor(triggers, "bob")).to.deep.equal([
      "PostConfirmation_ConfirmSignUp",
      "CustomMessage_ForgotPassword",
    ]);
  });

  const customStart = (triggersOf: Triggers, USERNAME: string): InitiateAuthCommandInput => ({
    ClientId: triggersOf.clientId,
    AuthFlow: "CUSTOM_AUTH",
    AuthParameters: { USERNAME },
  });
  const answerWith = async (USERNAME: string, ANSWER: string) => {
    const { sdk, clientId } = triggers;
    const { Session, ChallengeName } = await sdk.send(new InitiateAuthCommand(customStart(triggers, USERNAME)));
    const ChallengeResponses = { USERNAME, ANSWER };
    return sdk.send(
      new RespondToAuthChallengeCommand({ ClientId: clientId, Session, ChallengeName, ChallengeResponses }),
    );
  };

  it("lead a custom sign-in, and call the pool meanwhile", async () => {
    await signUp(triggers, "carol");
    const { ChallengeName, ChallengeParameters } = await triggers.sdk.send(
      new InitiateAuthCommand(customStart(triggers, "carol")),
    );
    expect([ChallengeName, ChallengeParameters]).to.deep.equal([
      "CUSTOM_CHALLENGE",
      { USERNAME: "carol", question: "2 + 3" },
    ]);
    const { AuthenticationResult } = await answerWith("carol", "5");
    expect(AuthenticationResult?.TokenType).to.equal("Bearer");
    expect((await askedFor(triggers, "carol")).slice(-7)).to.deep.equal([
      "PreAuthentication_Authentication",
      "DefineAuthChallenge_Authentication",
      "CreateAuthChallenge_Authentication",
      "VerifyAuthChallengeResponse_Authentication",
      "DefineAuthChallenge_Authentication",
      "PostAuthentication_Authentication",
      "TokenGeneration_Authentication",
    ]);
  });

  it("are waited for by nobody who keeps the pool from answering them", async () => {
    await signUp(triggers, "erin");
    expect(await refusalOf(signIn(triggers, "erin"))).to.equal("none");
  });

  it("refuse a wrong answer", async () => {
    await signUp(triggers, "dave");
    expect(await refusalOf(answerWith("dave", "6"))).to.equal(
      "NotAuthorizedException: Incorrect username or password.",
    );
  });

  it("bring a user of another directory over, with the password they have", async () => {
    const { AuthenticationResult } = await signIn(triggers, "legacy", "Old-Horse-8");
    expect(AuthenticationResult?.TokenType).to.equal("Bearer");
    const { sub: _, "custom:asked": __, ...attributes } = await attributesOf(triggers, "legacy");
    expect(attributes).to.deep.equal({ email: "legacy@example.com", email_verified: "true" });
    expect((await signIn(triggers, "legacy", "Old-Horse-8")).AuthenticationResult?.TokenType).to.equal("Bearer");
  });

  it("bring over nobody whom they do not know", async () => {
    expect(await refusalOf(signIn(triggers, "nobody", "Old-Horse-8"))).to.equal(
      "NotAuthorizedException: Incorrect username or password.",
    );
    expect(await refusalOf(attributesOf(triggers, "nobody"))).to.equal("UserNotFoundException: User does not exist.");
  });

  it("refuse a sign-in with their own words", async () => {
    await signUp(triggers, "banned");
    expect(await refusalOf(signIn(triggers, "banned"))).to.equal(
      "UserLambdaValidationException: PreAuthentication failed with error not on Sundays.",
    );
  });

  it("add a scope, with which the gateway lets a token pass", async () => {
    const statuses = [];
    for (const name of ["writer", "reader"]) {
      await signUp(triggers, name);
      const { AuthenticationResult } = await signIn(triggers, name);
      const headers = { authorization: `Bearer ${AuthenticationResult?.AccessToken}` };
      const [apiUrl = ""] = Object.values(triggers.served.apiUrls);
      statuses.push((await fetch(`${apiUrl}/notes`, { method: "POST", headers })).status);
    }
    expect(statuses).to.deep.equal([200, 403]);
  });
});

describe("a declared trigger that takes six seconds", function () {
  this.timeout(60_000);
  let triggers: Triggers;

  before(async () => {
    // Cognito's own limit, three times over, would be fifteen seconds.
    triggers = await serveTriggers({ triggerTimeoutMs: 1500 });
  });
  after(() => triggers?.served.close());

  it("ends the sign-in in AWS's words", async () => {
    await signUp(triggers, "sleepy");
    expect(await refusalOf(signIn(triggers, "sleepy"))).to.equal(
      "UnexpectedLambdaException: PreAuthentication invocation failed due to error Socket timeout while invoking Lambda function.",
    );
  });
});
