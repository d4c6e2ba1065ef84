import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  ListUserPoolsCommand,
  NotAuthorizedException,
  paginateListUsers,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { CognitoJwtVerifier } from "aws-jwt-verify";
import { expect } from "chai";
import { serveCognito } from "./serve-cognito";
import { clientId, password, poolId, startCognito, stopCognitos, type TestCognito } from "./start-cognito";

const credentials = { accessKeyId: "dummy", secretAccessKey: "dummy" };

describe("the unmodified AWS SDK", () => {
  let started: TestCognito;
  let sdk: CognitoIdentityProviderClient;
  let close: () => Promise<void>;

  beforeEach(async () => {
    started = await startCognito();
    started.time.now = Date.now();
    const served = await serveCognito(started.cognito);
    sdk = new CognitoIdentityProviderClient({ region: "eu-west-1", endpoint: served.url, credentials });
    close = served.close;
  });

  afterEach(async () => {
    sdk.destroy();
    await close();
    await stopCognitos();
  });

  it("signs up, confirms, signs in, refreshes and signs out", async () => {
    const name = { ClientId: clientId, Username: "alice" };
    const UserAttributes = [{ Name: "email", Value: "alice@example.com" }];
    const signedUp = await sdk.send(new SignUpCommand({ ...name, Password: password, UserAttributes }));
    expect(signedUp.CodeDeliveryDetails?.Destination).to.equal("a***@e***");
    await sdk.send(new ConfirmSignUpCommand({ ...name, ConfirmationCode: started.messages[0]?.code }));

    const AuthParameters = { USERNAME: "alice", PASSWORD: password };
    const flow = { ClientId: clientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters } as const;
    const { AccessToken, RefreshToken } = (await sdk.send(new InitiateAuthCommand(flow))).AuthenticationResult ?? {};
    const verifier = CognitoJwtVerifier.create({ userPoolId: poolId, clientId, tokenUse: "access" });
    verifier.cacheJwks(started.cognito.jwks(poolId) ?? { keys: [] });
    expect((await verifier.verify(AccessToken ?? "")).username).to.equal("alice");
    expect((await sdk.send(new GetUserCommand({ AccessToken }))).Username).to.equal("alice");

    const refresh = { ClientId: clientId, AuthFlow: "REFRESH_TOKEN_AUTH" } as const;
    const again = { ...refresh, AuthParameters: { REFRESH_TOKEN: RefreshToken ?? "" } };
    expect((await sdk.send(new InitiateAuthCommand(again))).AuthenticationResult?.ExpiresIn).to.equal(3600);
    await sdk.send(new GlobalSignOutCommand({ AccessToken }));
    const error = await sdk.send(new GetUserCommand({ AccessToken })).catch((one: unknown) => one);
    expect(error).to.be.instanceOf(NotAuthorizedException);
    expect((error as NotAuthorizedException).message).to.equal("Access Token has been revoked");
  });

  it("administers: makes a pool, a client and a user, whose first password is changed", async () => {
    const made = await sdk.send(new CreateUserPoolCommand({ PoolName: "demo" }));
    const UserPoolId = made.UserPool?.Id;
    expect(made.UserPool?.CreationDate?.getTime()).to.equal(started.time.now);
    const flows = ["USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"] as const;
    const input = { UserPoolId, ClientName: "cli", ExplicitAuthFlows: [...flows] };
    const { UserPoolClient } = await sdk.send(new CreateUserPoolClientCommand(input));
    const ClientId = UserPoolClient?.ClientId;
    const alice = { UserPoolId, Username: "alice" };
    const { User } = await sdk.send(new AdminCreateUserCommand({ ...alice, TemporaryPassword: password }));
    expect(User?.UserStatus).to.equal("FORCE_CHANGE_PASSWORD");

    const AuthParameters = { USERNAME: "alice", PASSWORD: password };
    const signIn = { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters } as const;
    const { ChallengeName, Session } = await sdk.send(new InitiateAuthCommand(signIn));
    const ChallengeResponses = { USERNAME: "alice", NEW_PASSWORD: "Another-horse-2" };
    const answer = { ClientId, ChallengeName, Session, ChallengeResponses };
    const { AuthenticationResult } = await sdk.send(new RespondToAuthChallengeCommand(answer));
    expect(AuthenticationResult?.TokenType).to.equal("Bearer");
    await sdk.send(new AdminSetUserPasswordCommand({ ...alice, Password: "Third-horse-3", Permanent: true }));
    expect((await sdk.send(new AdminGetUserCommand(alice))).UserStatus).to.equal("CONFIRMED");
    expect((await sdk.send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool?.EstimatedNumberOfUsers).to.equal(1);
    expect((await sdk.send(new ListUserPoolsCommand({ MaxResults: 10 }))).UserPools?.length).to.equal(2);
  });

  it("turns the pages of the users", async () => {
    for (const username of ["alice", "bob", "carol"]) await started.addUser(username);
    const pages: (string | undefined)[][] = [];
    for await (const page of paginateListUsers({ client: sdk, pageSize: 2 }, { UserPoolId: poolId })) {
      pages.push((page.Users ?? []).map(({ Username }) => Username));
    }
    expect(pages).to.deep.equal([["alice", "bob"], ["carol"]]);
  });
});
