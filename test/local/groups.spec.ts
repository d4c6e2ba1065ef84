import path from "node:path";
import {
  AdminAddUserToGroupCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  DeleteGroupCommand,
  GetGroupCommand,
  GroupExistsException,
  InitiateAuthCommand,
  ListGroupsCommand,
  ListUsersInGroupCommand,
  UnexpectedLambdaException,
  UpdateGroupCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { createProgress } from "../../local/progress";
import { type Running, start } from "../../local/start";
import { makeProgram, removePrograms } from "./engine/program-folder";

const password = "Correct-Horse-9";

/** A SecuredApi with a route for anyone who is signed in and one for editors. */
const program = (more = "", transform = "undefined") => `import * as pulumi from "@pulumi/pulumi";
import { AuthFlow, SecuredApi } from ${JSON.stringify(path.resolve("components"))};
const text = "export const handler = async (event) => ({ statusCode: 200, body: event.rawPath });";
const transform: pulumi.ResourceTransform = (resource) => ${transform};
const api = new SecuredApi("notes", {
  handler: { code: new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset(text) }) },
  ${more}
}, { transforms: [transform] });
export const clientId = api.clientId;
export const userPoolId = api.userPoolId;
`;

const withGroups = `routes: { "GET /hello": {}, "GET /edit": { groups: ["editors"] } },
  client: { authFlows: [AuthFlow.UserPassword] },
  users: { groups: { editors: { precedence: 1 }, readers: {} }, deletionProtection: false },`;

const alice = { username: "alice@example.com", password, groups: ["editors"] };
const bob = { username: "bob@example.com", password };

async function startProgram(text: string, users: object[], printed: string[] = []): Promise<Running> {
  const files = { "index.ts": text, "Users.dev.json": JSON.stringify(users) };
  const print = (line: string) => void printed.push(line);
  const { folder } = makeProgram(files);
  const options = { folder, stack: "dev", config: {}, port: 0, awsPort: 0, throttle: true, watch: false };
  return start({ ...options, print, progress: createProgress(print) });
}

function sdkOf({ endpointUrl }: Running): CognitoIdentityProviderClient {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return new CognitoIdentityProviderClient({ endpoint: endpointUrl, region: "eu-west-1", credentials });
}

async function signIn(running: Running, username: string, ClientId = String(running.outputs["clientId"])) {
  const AuthParameters = { USERNAME: username, PASSWORD: password };
  const request = { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters } as const;
  const { AuthenticationResult } = await sdkOf(running).send(new InitiateAuthCommand(request));
  return { access: AuthenticationResult?.AccessToken ?? "", refresh: AuthenticationResult?.RefreshToken ?? "" };
}

async function refresh(running: Running, token: string): Promise<string> {
  const request = {
    ClientId: String(running.outputs["clientId"]),
    AuthFlow: "REFRESH_TOKEN_AUTH",
    AuthParameters: { REFRESH_TOKEN: token },
  } as const;
  const { AuthenticationResult } = await sdkOf(running).send(new InitiateAuthCommand(request));
  return AuthenticationResult?.AccessToken ?? "";
}

async function statusOf(running: Running, route: string, token: string): Promise<number> {
  const [apiUrl = ""] = Object.values(running.apiUrls);
  return (await fetch(apiUrl + route, { headers: { authorization: `Bearer ${token}` } })).status;
}

/** Why nothing was started. */
const refusalOf = (starting: Promise<Running>) =>
  starting.then(
    async (unexpected) => {
      await unexpected.close();
      return "none";
    },
    (error: Error) => error.message,
  );

describe("groups of a served program", function () {
  this.timeout(60_000);
  let running: Running;

  before(async () => {
    running = await startProgram(program(withGroups), [alice, bob]);
  });
  after(async () => {
    await running?.close();
    removePrograms();
  });

  it("let their members in where a route names them, and nobody else", async () => {
    const [asAlice, asBob] = [await signIn(running, alice.username), await signIn(running, bob.username)];
    expect([
      await statusOf(running, "/edit", asAlice.access),
      await statusOf(running, "/edit", asBob.access),
      await statusOf(running, "/hello", asBob.access),
    ]).to.deep.equal([200, 403, 200]);
  });

  it("let in who was put in from the next token on, and keep out who was taken out from the next refresh on", async () => {
    const sdk = sdkOf(running);
    const member = { UserPoolId: String(running.outputs["userPoolId"]), Username: bob.username, GroupName: "editors" };
    const before = await signIn(running, bob.username);
    await sdk.send(new AdminAddUserToGroupCommand(member));
    const inside = await signIn(running, bob.username);
    await sdk.send(new AdminRemoveUserFromGroupCommand(member));
    const tokens = [before.access, inside.access, await refresh(running, inside.refresh)];
    const statuses = [];
    for (const token of tokens) statuses.push(await statusOf(running, "/edit", token));
    expect(statuses).to.deep.equal([403, 200, 403]);
  });

  it("are listed and changed by the unmodified AWS SDK", async () => {
    const sdk = sdkOf(running);
    const UserPoolId = String(running.outputs["userPoolId"]);
    const group = { UserPoolId, GroupName: "writers" };
    const made = await sdk.send(new CreateGroupCommand({ ...group, Precedence: 7 }));
    expect(made.Group?.CreationDate).to.be.instanceOf(Date);
    await sdk.send(new UpdateGroupCommand({ ...group, Description: "those who write" }));
    const { Group } = await sdk.send(new GetGroupCommand(group));
    expect([Group?.Description, Group?.Precedence]).to.deep.equal(["those who write", 7]);
    const { Groups } = await sdk.send(new ListGroupsCommand({ UserPoolId }));
    expect(Groups?.map(({ GroupName }) => GroupName)).to.deep.equal(["editors", "readers", "writers"]);
    const { Users } = await sdk.send(new ListUsersInGroupCommand({ UserPoolId, GroupName: "editors" }));
    expect(Users?.length).to.equal(1);
    const ofAlice = await sdk.send(new AdminListGroupsForUserCommand({ UserPoolId, Username: alice.username }));
    expect(ofAlice.Groups?.map(({ Precedence }) => Precedence)).to.deep.equal([1]);
    const again = await sdk.send(new CreateGroupCommand(group)).catch((error: unknown) => error);
    expect(again).to.be.instanceOf(GroupExistsException);
    await sdk.send(new DeleteGroupCommand(group));
  });
});

describe("the start with groups", function () {
  this.timeout(60_000);
  after(removePrograms);

  it("stops for a test user in a group that the program does not declare", async () => {
    const mallory = { ...bob, groups: ["editor"] };
    expect(await refusalOf(startProgram(program(withGroups), [mallory]))).to.match(
      /^Users\.dev\.json: test user "bob@example\.com" cannot be made: user pool "notes[-a-z0-9]*" has no group "editor"; it has editors, readers$/,
    );
  });

  it("says that nobody can sign in without the permission of the trigger, and nobody can", async () => {
    const forAnother =
      'resource.type === "aws:lambda/permission:Permission" && resource.props.principal === "cognito-idp.amazonaws.com" ? { props: { ...resource.props, sourceArn: "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_Another01" }, opts: resource.opts } : undefined';
    const running = await startProgram(program(withGroups, forAnother), [alice]);
    try {
      expect(running.program.settings.notes.filter((note) => note.includes("trigger"))).to.have.length(1);
      const error = await signIn(running, alice.username).catch((one: unknown) => one);
      expect(error).to.be.instanceOf(UnexpectedLambdaException);
      expect((error as Error).message).to.equal(
        "PreTokenGeneration invocation failed due to error AccessDeniedException.",
      );
    } finally {
      await running.close();
    }
  });
});

describe("an existing pool of a served program", function () {
  this.timeout(60_000);
  let running: Running;

  before(async () => {
    const existing = `routes: { "GET /hello": {} },
  existingUserPool: { userPoolId: "eu-west-1_Ab12Cd34E", clientId: "firstclient0123456789abcde", clientIds: { app: "secondclient0123456789abcd" } },`;
    running = await startProgram(program(existing), [{ ...bob, groups: ["editors"] }]);
  });
  after(async () => {
    await running?.close();
    removePrograms();
  });

  it("is stood in for: its people sign in here through each of its clients, and are let in", async () => {
    const tokens = [
      await signIn(running, bob.username),
      await signIn(running, bob.username, "secondclient0123456789abcd"),
    ];
    const statuses = [];
    for (const { access } of tokens) statuses.push(await statusOf(running, "/hello", access));
    expect([running.outputs["userPoolId"], statuses]).to.deep.equal(["eu-west-1_Ab12Cd34E", [200, 200]]);
  });

  it("is named at start", () => {
    expect(running.program.settings.notes).to.deep.equal([
      "existing user pool eu-west-1_Ab12Cd34E is stood in for here: e-mail addresses as user names, password sign-in by API, AWS's defaults otherwise; its people are this machine's",
    ]);
  });
});
