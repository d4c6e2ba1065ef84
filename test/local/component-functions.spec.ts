import path from "node:path";
import { CognitoIdentityProviderClient, InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { createProgress } from "../../local/progress";
import { type Running, start } from "../../local/start";
import { makeProgram, removePrograms } from "./engine/program-folder";

const at = (file: string) => JSON.stringify(path.resolve(file));
const password = "Correct-Horse-9";

/** A SecuredApi whose functions use every option that the local run serves. */
const program = `import * as aws from "@pulumi/aws";
import { AuthFlow, SecuredApi } from ${at("components")};
import { bundle } from ${at("components/bundle")};
const password = new aws.secretsmanager.Secret("password", { name: "password" });
const api = new SecuredApi("notes", {
  handler: { code: bundle(${at("test/functions/reading-handler.ts")}), secrets: { DB_PASSWORD: password.arn }, reservedConcurrency: 2,
    network: { subnetIds: ["subnet-0123456789abcdef0"], securityGroupIds: ["sg-0123456789abcdef0"] } },
  handlers: { me: { code: bundle(${at("test/functions/verifying-handler.ts")}), tokenVerification: true, provisionedConcurrency: 1 } },
  routes: {
    "GET /length": { throttle: { requestsPerSecond: 1, burst: 1 } },
    "GET /me": { public: true, handler: "me" },
  },
  client: { callbackUrls: ["self:/auth/callback"], authFlows: [AuthFlow.UserPassword] },
  users: { deletionProtection: false },
});
export const apiUrl = api.url;
export const clientId = api.clientId;
export const signInUrl = api.signInUrl;
export const oidcClient = api.oidcClient;
export const amplify = api.amplify;
`;

describe("a SecuredApi's functions with options", function () {
  this.timeout(60_000);
  let running: Running;
  const umask = process.umask();

  before(async () => {
    const users = [{ username: "alice@example.com", password }];
    const { folder } = makeProgram({
      "index.ts": program,
      "Users.dev.json": JSON.stringify(users),
      "Secrets.dev.json": JSON.stringify({ password: "hunter2" }),
    });
    const print = () => undefined;
    const options = { folder, stack: "dev", config: {}, port: 0, awsPort: 0, throttle: true, watch: false, print };
    running = await start({ ...options, progress: createProgress(print) });
  });

  after(async () => {
    await running?.close();
    removePrograms();
    process.umask(umask);
  });

  async function signIn(): Promise<{ access: string; id: string }> {
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    const sdk = new CognitoIdentityProviderClient({ endpoint: running.endpointUrl, region: "eu-west-1", credentials });
    const AuthParameters = { USERNAME: "alice@example.com", PASSWORD: password };
    const ClientId = String(running.outputs["clientId"]);
    const { AuthenticationResult } = await sdk.send(
      new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters }),
    );
    return { access: AuthenticationResult?.AccessToken ?? "", id: AuthenticationResult?.IdToken ?? "" };
  }

  const statusOf = async (route: string, token: string) =>
    (await fetch(`${running.outputs["apiUrl"]}${route}`, { headers: { authorization: `Bearer ${token}` } })).status;

  it("read a secret with AWS's SDK, by the role's own grant", async () => {
    const { access } = await signIn();
    const answer = await fetch(`${running.outputs["apiUrl"]}/length`, {
      headers: { authorization: `Bearer ${access}` },
    });
    expect([answer.status, await answer.json()]).to.deep.equal([200, { length: 7 }]);
    expect(await statusOf("/length", access)).to.equal(429);
  });

  it("verify tokens themselves behind an open route, called by the alias", async () => {
    const { access, id } = await signIn();
    const arns = running.program.settings.apis[0]?.routes.map(({ functionArn }) => functionArn.split(":")[7]);
    expect(arns?.sort()).to.deep.equal(["live", undefined]);
    expect([await statusOf("/me", access), await statusOf("/me", id), await statusOf("/me", "x")]).to.deep.equal([
      200, 401, 401,
    ]);
  });

  it("are sent back to from the sign-in page at the local address", () => {
    const { apiUrl, signInUrl, oidcClient, amplify } = running.outputs;
    const callback = `${apiUrl}/auth/callback`;
    expect(new URL(String(signInUrl)).searchParams.get("redirect_uri")).to.equal(callback);
    expect(oidcClient).to.have.property("redirect_uri", callback);
    expect(amplify).to.have.nested.property("Auth.Cognito.loginWith.oauth.redirectSignIn").deep.equal([callback]);
    expect(running.program.settings.refusals).to.deep.equal([]);
  });

  it("are named for what they do not get here", () => {
    const { notes } = running.program.settings;
    expect(notes.filter((note) => note.startsWith("function"))).to.deep.equal([
      'function "notes-handler": vpcConfig is not emulated: it reaches what this machine reaches, and not the VPC',
      'function "notes-handler": reservedConcurrentExecutions 2: further requests wait here, and are refused on AWS',
    ]);
  });
});
