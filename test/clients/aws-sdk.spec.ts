import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  type AuthFlowType,
  ChangePasswordCommand,
  CodeMismatchException,
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  CreateGroupCommand,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  DeleteUserAttributesCommand,
  DeleteUserCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserAttributeVerificationCodeCommand,
  GetUserCommand,
  InitiateAuthCommand,
  InvalidParameterException,
  InvalidPasswordException,
  LimitExceededException,
  ListResourceServersCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  NotAuthorizedException,
  PasswordResetRequiredException,
  RefreshTokenReuseException,
  ResendConfirmationCodeCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
  UserNotConfirmedException,
  UserNotFoundException,
  UsernameExistsException,
  VerifyUserAttributeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { type ServedProgram, serveProgram } from "../local/serve-program";
import { servedProgram } from "../local/served-program";

const password = "Correct-horse-1";
const newPassword = "Another-horse-2";

describe("the unmodified AWS SDK against a served program", function () {
  this.timeout(60_000);
  let served: ServedProgram;
  let sdk: CognitoIdentityProviderClient;
  let ClientId = "";
  let UserPoolId = "";

  before(async () => {
    served = await serveProgram(servedProgram);
    const [client] = served.settings.identity.clients;
    ClientId = client?.id ?? "";
    UserPoolId = client?.poolId ?? "";
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    sdk = new CognitoIdentityProviderClient({ region: "eu-west-1", endpoint: served.endpointUrl, credentials });
  });

  after(async () => {
    sdk.destroy();
    await served.close();
  });

  /** The newest code that was sent to an address. */
  async function codeOf(to: string): Promise<string> {
    const answer = await fetch(`${served.endpointUrl}/_local/messages`);
    const messages = (await answer.json()) as { to: string; code: string }[];
    return messages.find((message) => message.to === to)?.code ?? "";
  }

  async function signUp(Username: string): Promise<void> {
    await sdk.send(new SignUpCommand({ ClientId, Username, Password: password }));
    await sdk.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode: await codeOf(Username) }));
  }

  function toSignIn(USERNAME: string, PASSWORD = password, client = ClientId) {
    const AuthFlow: AuthFlowType = "USER_PASSWORD_AUTH";
    return new InitiateAuthCommand({ ClientId: client, AuthFlow, AuthParameters: { USERNAME, PASSWORD } });
  }

  async function signIn(Username: string, withPassword = password, client = ClientId) {
    const { AuthenticationResult } = await sdk.send(toSignIn(Username, withPassword, client));
    const { AccessToken = "", RefreshToken = "" } = AuthenticationResult ?? {};
    return { AccessToken, RefreshToken };
  }

  /** The error that a call ends with. */
  function errorOf(call: Promise<unknown>): Promise<unknown> {
    return call.then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  it("signs up, confirms with the code that was sent, signs in, and shows the user", async () => {
    const Username = "first@example.com";
    const { UserConfirmed, CodeDeliveryDetails } = await sdk.send(
      new SignUpCommand({ ClientId, Username, Password: password }),
    );
    expect([UserConfirmed, CodeDeliveryDetails?.Destination]).to.deep.equal([false, "f***@e***"]);
    expect(await errorOf(sdk.send(toSignIn(Username)))).to.be.instanceOf(UserNotConfirmedException);
    await sdk.send(new ResendConfirmationCodeCommand({ ClientId, Username }));
    const confirm = (ConfirmationCode: string) => new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode });
    expect(await errorOf(sdk.send(confirm("none")))).to.be.instanceOf(CodeMismatchException);
    await sdk.send(confirm(await codeOf(Username)));
    const { AccessToken } = await signIn(Username);
    const { UserAttributes } = await sdk.send(new GetUserCommand({ AccessToken }));
    expect(UserAttributes?.slice(1)).to.deep.equal([
      { Name: "email", Value: Username },
      { Name: "email_verified", Value: "true" },
    ]);
  });

  it("gets AWS's errors as the SDK's own exceptions", async () => {
    await signUp("errors@example.com");
    const again = new SignUpCommand({ ClientId, Username: "errors@example.com", Password: password });
    const weak = new SignUpCommand({ ClientId, Username: "weak@example.com", Password: "short" });
    const noName = new SignUpCommand({ ClientId, Username: "no name", Password: password });
    const nobody = new AdminGetUserCommand({ UserPoolId, Username: "nobody" });
    const errors = [
      [await errorOf(sdk.send(again)), UsernameExistsException],
      [await errorOf(sdk.send(weak)), InvalidPasswordException],
      [await errorOf(sdk.send(noName)), InvalidParameterException],
      [await errorOf(sdk.send(nobody)), UserNotFoundException],
      [await errorOf(sdk.send(toSignIn("errors@example.com", "wrong"))), NotAuthorizedException],
    ] as const;
    for (const [error, type] of errors) expect(error).to.be.instanceOf(type);
    const { $metadata, message } = errors[4][0] as NotAuthorizedException;
    expect([$metadata.httpStatusCode, message]).to.deep.equal([400, "Incorrect username or password."]);
    expect($metadata.requestId).to.match(/^[0-9a-f-]{36}$/);
  });

  it("takes a forgotten password back with the code that was sent", async () => {
    const Username = "forgetful@example.com";
    await signUp(Username);
    const { CodeDeliveryDetails } = await sdk.send(new ForgotPasswordCommand({ ClientId, Username }));
    expect(CodeDeliveryDetails?.Destination).to.equal("f***@e***");
    const confirm = (ConfirmationCode: string) =>
      new ConfirmForgotPasswordCommand({ ClientId, Username, ConfirmationCode, Password: newPassword });
    expect(await errorOf(sdk.send(confirm("none")))).to.be.instanceOf(CodeMismatchException);
    await sdk.send(confirm(await codeOf(Username)));
    expect((await signIn(Username, newPassword)).AccessToken).to.not.equal("");
  });

  it("changes a password, a few times an hour", async () => {
    const Username = "changes@example.com";
    await signUp(Username);
    const { AccessToken } = await signIn(Username);
    const change = (PreviousPassword: string, ProposedPassword: string) =>
      sdk.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }));
    expect(await errorOf(change("Wrong-horse-9", newPassword))).to.be.instanceOf(NotAuthorizedException);
    for (let number = 0; number < 4; number++) {
      await change(number % 2 ? newPassword : password, number % 2 ? password : newPassword);
    }
    expect(await errorOf(change(password, newPassword))).to.be.instanceOf(LimitExceededException);
    expect((await signIn(Username)).AccessToken).to.not.equal("");
  });

  it("changes, proves and deletes attributes, and the user", async () => {
    const Username = "attributes@example.com";
    await signUp(Username);
    const { AccessToken } = await signIn(Username);
    const UserAttributes = [
      { Name: "name", Value: "Alice" },
      { Name: "email", Value: "changed@example.com" },
    ];
    const sent = await sdk.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes }));
    expect(sent.CodeDeliveryDetailsList?.map(({ Destination }) => Destination)).to.deep.equal(["c***@e***"]);
    await sdk.send(new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: "email" }));
    const Code = await codeOf("changed@example.com");
    await sdk.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: "email", Code }));
    await sdk.send(new DeleteUserAttributesCommand({ AccessToken, UserAttributeNames: ["name"] }));
    const { UserAttributes: left } = await sdk.send(new GetUserCommand({ AccessToken }));
    const values = Object.fromEntries((left ?? []).map(({ Name = "", Value }) => [Name, Value]));
    const { sub: _, ...rest } = values;
    expect(rest).to.deep.equal({ email: "changed@example.com", email_verified: "true" });
    await sdk.send(new DeleteUserCommand({ AccessToken }));
    expect(await errorOf(sdk.send(new GetUserCommand({ AccessToken })))).to.be.instanceOf(UserNotFoundException);
  });

  it("refreshes with tokens that rotate, and notices one that is used again", async () => {
    const Username = "rotates@example.com";
    await signUp(Username);
    const made = await sdk.send(
      new CreateUserPoolClientCommand({
        UserPoolId,
        ClientName: "rotating",
        ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
        RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 0 },
      }),
    );
    const client = made.UserPoolClient?.ClientId ?? "";
    const first = await signIn(Username, password, client);
    const refresh = (RefreshToken: string) =>
      sdk.send(new GetTokensFromRefreshTokenCommand({ ClientId: client, RefreshToken }));
    const second = (await refresh(first.RefreshToken)).AuthenticationResult?.RefreshToken ?? "";
    expect(second).to.not.be.oneOf(["", first.RefreshToken]);
    expect(await errorOf(refresh(first.RefreshToken))).to.be.instanceOf(RefreshTokenReuseException);
    expect(await errorOf(refresh(second))).to.be.instanceOf(NotAuthorizedException);
  });

  it("administers users: makes, finds, changes, resets, disables, signs out and deletes them", async () => {
    const Username = "managed@example.com";
    const user = { UserPoolId, Username };
    await sdk.send(new AdminCreateUserCommand({ ...user, MessageAction: "SUPPRESS" }));
    await sdk.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
    const UserAttributes = [{ Name: "email_verified", Value: "true" }];
    await sdk.send(new AdminUpdateUserAttributesCommand({ ...user, UserAttributes }));
    const { AccessToken } = await signIn(Username);
    const found = await sdk.send(new ListUsersCommand({ UserPoolId, Filter: 'email ^= "managed@"' }));
    expect(found.Users?.map(({ UserStatus }) => UserStatus)).to.deep.equal(["CONFIRMED"]);
    await sdk.send(new AdminUserGlobalSignOutCommand(user));
    expect(await errorOf(sdk.send(new GetUserCommand({ AccessToken })))).to.be.instanceOf(NotAuthorizedException);
    await sdk.send(new AdminDisableUserCommand(user));
    expect(await errorOf(sdk.send(toSignIn(Username)))).to.be.instanceOf(NotAuthorizedException);
    await sdk.send(new AdminEnableUserCommand(user));
    await sdk.send(new AdminResetUserPasswordCommand(user));
    expect(await errorOf(sdk.send(toSignIn(Username)))).to.be.instanceOf(PasswordResetRequiredException);
    await sdk.send(new AdminDeleteUserCommand(user));
    expect(await errorOf(sdk.send(new AdminGetUserCommand(user)))).to.be.instanceOf(UserNotFoundException);
  });

  it("groups users, and makes resource servers", async () => {
    await signUp("member@example.com");
    const GroupName = "editors";
    await sdk.send(new CreateGroupCommand({ UserPoolId, GroupName }));
    await sdk.send(new AdminAddUserToGroupCommand({ UserPoolId, GroupName, Username: "member@example.com" }));
    const groups = await sdk.send(new AdminListGroupsForUserCommand({ UserPoolId, Username: "member@example.com" }));
    const members = await sdk.send(new ListUsersInGroupCommand({ UserPoolId, GroupName }));
    expect([groups.Groups?.map((group) => group.GroupName), members.Users?.length]).to.deep.equal([["editors"], 1]);
    const server = { Identifier: "notes", Name: "Notes", Scopes: [{ ScopeName: "read", ScopeDescription: "Read" }] };
    await sdk.send(new CreateResourceServerCommand({ UserPoolId, ...server }));
    const { ResourceServers } = await sdk.send(new ListResourceServersCommand({ UserPoolId }));
    expect(ResourceServers).to.deep.equal([{ UserPoolId, ...server }]);
  });
});
