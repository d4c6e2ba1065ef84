import { expect } from "chai";
import { domain, pageClient, toOauth } from "../../oauth/start-oauth";
import { clientId, password, poolId, type SignInBody, stopCognitos, toGroup } from "../../start-cognito";
import { refreshWith, withTrigger } from "./with-trigger";

const roleArn = "arn:aws:iam::000000000000:role/editors";
const unchanged = (event: unknown) => event;

describe("the event of a pre-token trigger", () => {
  afterEach(stopCognitos);

  it("of version V2_0 has AWS's members", async () => {
    const { addUser, events, signIn, userOf } = await withTrigger(unchanged, {
      groups: [toGroup("editors", { roleArn })],
    });
    await addUser("alice", { email: "alice@example.com" }, ["editors"]);
    await signIn("alice");
    expect(events).to.deep.equal([
      {
        version: "2",
        triggerSource: "TokenGeneration_Authentication",
        region: "eu-west-1",
        userPoolId: poolId,
        userName: "alice",
        callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId },
        request: {
          userAttributes: {
            sub: (await userOf("alice")).sub,
            "cognito:user_status": "CONFIRMED",
            email_verified: "true",
            email: "alice@example.com",
          },
          groupConfiguration: {
            groupsToOverride: ["editors"],
            iamRolesToOverride: [roleArn],
            preferredRole: roleArn,
          },
          scopes: ["aws.cognito.signin.user.admin"],
        },
        response: { claimsAndScopeOverrideDetails: null },
      },
    ]);
  });

  it("of version V1_0 has no scopes", async () => {
    const { addUser, events, signIn } = await withTrigger(unchanged, { version: "V1_0" });
    await addUser("alice");
    await signIn("alice");
    const [event] = events;
    expect(event).to.deep.include({ version: "1", response: { claimsOverrideDetails: null } });
    expect(Object.keys(event?.request ?? {})).to.deep.equal(["userAttributes", "groupConfiguration"]);
  });

  it("of version V3_0 is that of V2_0 with another number", async () => {
    const { addUser, events, signIn } = await withTrigger(unchanged, { version: "V3_0" });
    await addUser("alice");
    await signIn("alice");
    const [event] = events;
    expect(event).to.deep.include({ version: "3", response: { claimsAndScopeOverrideDetails: null } });
    expect(event?.request.scopes).to.deep.equal(["aws.cognito.signin.user.admin"]);
  });

  it("of a user in no group has empty lists and no role", async () => {
    const { addUser, events, signIn } = await withTrigger(unchanged);
    await addUser("alice");
    await signIn("alice");
    expect(events[0]?.request.groupConfiguration).to.deep.equal({
      groupsToOverride: [],
      iamRolesToOverride: [],
      preferredRole: null,
    });
  });

  it("names what makes the tokens: a sign-in, a new password, a refresh, the sign-in page", async () => {
    const started = await withTrigger(unchanged, { client: pageClient, domains: [domain] });
    await started.addUser("alice");
    const { RefreshToken } = await started.signIn("alice");
    await started.ok("InitiateAuth", refreshWith(RefreshToken));
    await (await toOauth(started)).signInOnPage();
    await started.ok("AdminSetUserPassword", { UserPoolId: poolId, Username: "alice", Password: password });
    const auth = { USERNAME: "alice", PASSWORD: password };
    const signIn = { ClientId: clientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: auth };
    const { Session, ChallengeName } = await started.ok<SignInBody>("InitiateAuth", signIn);
    const ChallengeResponses = { USERNAME: "alice", NEW_PASSWORD: "Another-horse-2" };
    const ClientMetadata = { from: "test" };
    const answer = { ClientId: clientId, ChallengeName, Session, ChallengeResponses, ClientMetadata };
    await started.ok("RespondToAuthChallenge", answer);
    expect(
      started.events.map(({ triggerSource, request }) => [triggerSource, request["clientMetadata"]]),
    ).to.deep.equal([
      ["TokenGeneration_Authentication", undefined],
      ["TokenGeneration_RefreshTokens", undefined],
      ["TokenGeneration_HostedAuth", undefined],
      ["TokenGeneration_NewPasswordChallenge", { from: "test" }],
    ]);
  });

  it("holds the caller's metadata when an administrator answers the challenge", async () => {
    const started = await withTrigger(unchanged);
    await started.addUser("alice");
    await started.ok("AdminSetUserPassword", { UserPoolId: poolId, Username: "alice", Password: password });
    const parameters = { USERNAME: "alice", PASSWORD: password };
    const caller = { UserPoolId: poolId, ClientId: clientId };
    const signIn = { ...caller, AuthFlow: "ADMIN_USER_PASSWORD_AUTH", AuthParameters: parameters };
    const { Session, ChallengeName } = await started.ok<SignInBody>("AdminInitiateAuth", signIn);
    const ChallengeResponses = { USERNAME: "alice", NEW_PASSWORD: "Another-horse-2" };
    const answer = { ...caller, ChallengeName, Session, ChallengeResponses, ClientMetadata: { from: "admin" } };
    await started.ok("AdminRespondToAuthChallenge", answer);
    expect(started.events[0]?.request["clientMetadata"]).to.deep.equal({ from: "admin" });
  });
});
