import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { createProgress } from "../../local/progress";
import { type Running, type StartOptions, start } from "../../local/start";
import { makeProgram, removePrograms } from "./engine/program-folder";
import { servedProgram } from "./served-program";

const password = "Correct-Horse-9";
const users = [
  { username: "seeded@example.com", password, attributes: { email: "seeded@example.com" }, groups: ["editors"] },
];

const umask = process.umask();
let folder = "";
const printed: string[] = [];
let running: Running;

function startHere(options: Partial<StartOptions> = {}): Promise<Running> {
  const print = (line: string) => void printed.push(line);
  const progress = createProgress(print);
  return start({
    folder,
    stack: "dev",
    config: {},
    port: 0,
    awsPort: 0,
    throttle: true,
    watch: false,
    print,
    progress,
    ...options,
  });
}

/** A bare request, so that the headers are exactly these. */
function request(url: string, headers: Record<string, string>, body = "", method = body ? "POST" : "GET") {
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const sent = http.request(url, { method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (more: string) => {
        text += more;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    sent.on("error", reject).end(body);
  });
}

const target = (operation: string) => ({
  "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
  "content-type": "application/x-amz-json-1.1",
});
const signedBy = (accessKeyId: string, service = "cognito-idp") =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261121/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=00`;

function client(): CognitoIdentityProviderClient {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return new CognitoIdentityProviderClient({ endpoint: running.endpointUrl, region: "eu-west-1", credentials });
}

async function signIn(username: string): Promise<string> {
  const AuthParameters = { USERNAME: username, PASSWORD: password };
  const ClientId = String(running.outputs["clientId"]);
  const answer = await client().send(
    new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters }),
  );
  return answer.AuthenticationResult?.AccessToken ?? "";
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
const endpointsFile = () => path.join(folder, ".secured-api/endpoints.json");

describe("a started program", function () {
  this.timeout(60_000);

  before(async () => {
    const files = { "index.ts": servedProgram, "Users.dev.json": JSON.stringify(users) };
    folder = makeProgram(files).folder;
    running = await startHere();
  });
  after(async () => {
    await running.close();
    removePrograms();
    process.umask(umask);
  });

  it("writes endpoints.json with the stack's outputs as they can be opened here", () => {
    const { apis, identity } = running.program.settings;
    const poolId = identity.pools[0]?.id ?? "";
    const apiUrl = running.apiUrls[apis[0]?.id ?? ""];
    const clientId = identity.clients[0]?.id;
    expect(JSON.parse(fs.readFileSync(endpointsFile(), "utf8"))).to.deep.equal({
      pid: process.pid,
      stack: "dev",
      outputs: {
        apiUrl,
        clientId,
        userPoolId: poolId,
        issuer: `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}`,
        discoveryUrl: `${running.endpointUrl}/${poolId}/.well-known/openid-configuration`,
        signInUrl: `${running.endpointUrl}/login?client_id=${clientId}&response_type=code&scope=openid+email+profile&redirect_uri=http%3A%2F%2Flocalhost%3A5173%2Fcallback`,
        region: "eu-west-1",
      },
      aws: { endpointUrl: running.endpointUrl },
    });
  });

  it("says what became of the test users", () => {
    expect(printed).to.include("Users.dev.json: 1 made, 0 already there and left as they are");
  });

  it("lets a signed-in person in, and nobody without a token", async () => {
    const apiUrl = String(running.outputs["apiUrl"]);
    const token = await signIn("seeded@example.com");
    const closed = await request(`${apiUrl}/hello`, { authorization: `Bearer ${token}` });
    const statuses = [(await request(`${apiUrl}/hello`, {})).status, (await request(`${apiUrl}/health`, {})).status];
    expect([closed.status, ...statuses]).to.deep.equal([200, 401, 200]);
    expect(JSON.parse(closed.body).path).to.equal("/hello");
  });

  it("prints one line for a code that AWS would send, and lists it", async () => {
    await client().send(
      new SignUpCommand({
        ClientId: String(running.outputs["clientId"]),
        Username: "new@example.com",
        Password: password,
      }),
    );
    const [message] = JSON.parse((await request(`${running.endpointUrl}/_local/messages`, {})).body);
    expect(printed.filter((line) => line.includes("new@example.com"))).to.deep.equal([
      `mail to new@example.com: confirmation code ${message.code}`,
    ]);
    expect(message).to.include({ to: "new@example.com", kind: "signUp" });
    expect(message.code).to.match(/^\d{6}$/);
    expect(new Date(message.at).toISOString()).to.equal(message.at);
  });

  it("says why the gateway refused, and quotes no token", async () => {
    await request(`${running.outputs["apiUrl"]}/hello?x=secret`, { authorization: "Bearer abc.def.ghi" });
    const line = printed.filter((text) => text.startsWith("GET /hello 401: ")).at(-1) ?? "";
    expect(line).to.not.equal("");
    expect(line).to.not.contain("secret");
    expect(line).to.not.contain("abc.def.ghi");
  });

  it("keeps everything it writes closed to other users of the machine", () => {
    const root = path.join(folder, ".secured-api");
    const entries = [
      root,
      ...fs.readdirSync(root, { recursive: true, encoding: "utf8" }).map((name) => path.join(root, name)),
    ];
    const modes = entries.map((entry) => fs.statSync(entry)).map((stat) => [stat.isDirectory(), stat.mode & 0o077]);
    expect(modes.filter(([, others]) => others !== 0)).to.deep.equal([]);
    expect(modes.length).to.be.above(10);
  });

  it("keeps git out of its folder", () => {
    expect(fs.readFileSync(path.join(folder, ".secured-api/.gitignore"), "utf8")).to.equal("*\n");
  });

  it("refuses a second server in the same project, of any stack, and says which one runs", async () => {
    const { apiUrl } = running.outputs;
    expect(await refusalOf(startHere({ stack: "prod" }))).to.equal(
      `a server already runs in this project: stack dev, pid ${process.pid}, API ${apiUrl}, AWS endpoint ${running.endpointUrl}; end it first`,
    );
  });

  it("refuses a port that is taken, and leaves nothing running", async () => {
    const other = makeProgram({ "index.ts": servedProgram }).folder;
    const port = Number(new URL(running.endpointUrl).port);
    expect(await refusalOf(startHere({ folder: other, awsPort: port }))).to.equal(
      `port ${port} for the AWS services is in use: end what listens there, or choose another with --aws-port`,
    );
    expect(fs.readdirSync(path.join(other, ".secured-api")).sort()).to.deep.equal([".gitignore", "dev"]);
  });

  it("refuses a function that cannot run here", async () => {
    const other = makeProgram({
      "index.ts": servedProgram.replace("handler: { code:", 'handler: { runtime: "ruby3.4", code:'),
    });
    expect(await refusalOf(startHere({ folder: other.folder }))).to.match(
      /^function "notes-handler-[0-9a-f]{7}": ruby3\.4 functions do not run locally yet$/,
    );
  });

  it("refuses a program with what it cannot honour, before anything listens", async () => {
    const arn = "arn:aws:lambda:eu-west-1:111122223333:function:elsewhere";
    const trigger = `new aws.cognito.UserPool("other", { lambdaConfig: { preSignUp: "${arn}" } });`;
    const other = makeProgram({ "index.ts": `${servedProgram}\n${trigger}` });
    expect(await refusalOf(startHere({ folder: other.folder }))).to.equal(
      `user pool "other": its Lambda trigger preSignUp calls "${arn}", which is no function of this program`,
    );
  });

  describe("on its AWS port", () => {
    const url = () => running.endpointUrl;
    const port = () => new URL(url()).port;
    const call = (headers: Record<string, string>, body: string) => request(`${url()}/`, headers, body);
    const errorOf = ({ status, body }: { status: number; body: string }) => [status, JSON.parse(body).__type];

    it("answers to its own names only, so that no web page reaches it by DNS rebinding", async () => {
      const page = `${url()}/_local/messages`;
      const hosts = [
        "evil.example",
        `evil.example:${port()}`,
        "127.0.0.1:1",
        `127.0.0.1:${port()}`,
        `localhost:${port()}`,
      ];
      const statuses = await Promise.all(hosts.map(async (host) => (await request(page, { host })).status));
      expect(statuses).to.deep.equal([403, 403, 403, 200, 200]);
    });

    it("refuses pages of other origins, whatever they ask for", async () => {
      const origin = "https://evil.example";
      const list = await request(`${url()}/_local/messages?/x/.well-known/jwks.json`, { origin });
      const operation = await call(
        { ...target("ListUserPools"), origin, authorization: signedBy("test") },
        '{"MaxResults":1}',
      );
      expect([errorOf(list), errorOf(operation)]).to.deep.equal([
        [403, "AccessDeniedException"],
        [403, "AccessDeniedException"],
      ]);
    });

    it("allows no page of another origin to read an answer", async () => {
      const { headers } = await request(`${url()}/_local/messages`, { origin: url() });
      expect(headers["access-control-allow-origin"]).to.equal(undefined);
    });

    it("lets any page read the public documents of a pool", async () => {
      const poolId = running.outputs["userPoolId"];
      const answers = ["jwks.json", "openid-configuration"].map((name) =>
        request(`${url()}/${poolId}/.well-known/${name}`, { origin: "http://localhost:5173" }),
      );
      const [keys, discovery] = await Promise.all(answers);
      expect([keys?.status, keys?.headers["access-control-allow-origin"]]).to.deep.equal([200, "*"]);
      expect(JSON.parse(keys?.body ?? "{}").keys).to.have.length(2);
      expect(JSON.parse(discovery?.body ?? "{}").issuer).to.equal(running.outputs["issuer"]);
    });

    it("knows no documents of a pool that is not here", async () => {
      const answer = await request(`${url()}/eu-west-1_AAAAAAAAA/.well-known/jwks.json`, {});
      expect(errorOf(answer)).to.deep.equal([404, "ResourceNotFoundException"]);
    });

    it("refuses an unsigned request for what needs IAM on AWS", async () => {
      const answer = await call(target("ListUserPools"), '{"MaxResults":1}');
      expect([...errorOf(answer), answer.headers["x-amzn-errortype"]]).to.deep.equal([
        400,
        "MissingAuthenticationTokenException",
        "MissingAuthenticationTokenException",
      ]);
    });

    it("answers as AWS's JSON protocol does", async () => {
      const { headers, status } = await call(
        { ...target("ListUserPools"), authorization: signedBy("test") },
        '{"MaxResults":1}',
      );
      expect([status, headers["content-type"]]).to.deep.equal([200, "application/x-amz-json-1.1"]);
      expect(headers["x-amzn-requestid"]).to.match(/^[0-9a-f-]{36}$/);
    });

    it("refuses a function what its role is not granted", async () => {
      const key = running.program.settings.roles[0]?.accessKeyId ?? "";
      const body = JSON.stringify({ UserPoolId: running.outputs["userPoolId"], Username: "seeded@example.com" });
      const answer = await call({ ...target("AdminGetUser"), authorization: signedBy(key) }, body);
      expect(errorOf(answer)).to.deep.equal([400, "AccessDeniedException"]);
      expect(JSON.parse(answer.body).message).to.match(
        /^User: arn:aws:iam::000000000000:role\/notes-handler-role-[0-9a-f]{7} is not authorized to perform: cognito-idp:AdminGetUser on resource: arn:aws:cognito-idp:eu-west-1:000000000000:userpool\/eu-west-1_\w{9} because no identity-based policy allows the cognito-idp:AdminGetUser action$/,
      );
    });

    it("refuses a signature whose signer it cannot tell", async () => {
      const body = JSON.stringify({ UserPoolId: running.outputs["userPoolId"], Username: "seeded@example.com" });
      const key = running.program.settings.roles[0]?.accessKeyId ?? "";
      for (const authorization of ["AWS4-HMAC-SHA256 Credential=", signedBy(key, "dynamodb")]) {
        const answer = await call({ ...target("AdminGetUser"), authorization }, body);
        expect(errorOf(answer)).to.deep.equal([400, "IncompleteSignatureException"]);
      }
    });

    it("names an operation that is not served", async () => {
      const answer = await call({ "x-amz-target": "Logs_20140328.PutLogEvents" }, "{}");
      expect([answer.status, JSON.parse(answer.body)]).to.deep.equal([
        400,
        {
          __type: "UnknownOperationException",
          message:
            "operation Logs_20140328.PutLogEvents is not served locally: served here are Cognito user pools, reading secrets and parameters, and DynamoDB if the program declares a table",
        },
      ]);
    });

    it("names a service that is not served", async () => {
      const answer = await call({ authorization: signedBy("test", "lambda") }, "x");
      expect([answer.status, JSON.parse(answer.body).message]).to.deep.equal([
        400,
        "service lambda is not served locally: served here are Cognito user pools, reading secrets and parameters, and DynamoDB if the program declares a table",
      ]);
    });

    it("refuses a body that is larger than any service takes", async () => {
      const headers = { ...target("SignUp"), "transfer-encoding": "chunked" };
      const answer = await call(headers, "x".repeat(16 * 1024 * 1024 + 1));
      expect(errorOf(answer)).to.deep.equal([413, "RequestEntityTooLargeException"]);
    });

    it("serves DynamoDB", async () => {
      const headers = { "x-amz-target": "DynamoDB_20120810.ListTables", authorization: signedBy("test", "dynamodb") };
      const answer = await call(headers, "{}");
      expect(JSON.parse(answer.body).TableNames).to.deep.equal(running.program.settings.tables.map(({ name }) => name));
    });
  });

  it("answers on its API port to its own names only", async () => {
    const page = `${running.outputs["apiUrl"]}/health`;
    const port = new URL(page).port;
    const hosts = ["evil.example", `evil.example:${port}`, `localhost:${port}`];
    const statuses = await Promise.all(hosts.map(async (host) => (await request(page, { host })).status));
    expect(statuses).to.deep.equal([403, 403, 200]);
  });

  it("listens on 127.0.0.1 only", async () => {
    const ports = [String(running.outputs["apiUrl"]), running.endpointUrl].map((url) => Number(new URL(url).port));
    const connect = (port: number) =>
      new Promise<string>((resolve) => {
        const socket = net.connect({ port, host: "127.0.0.2", timeout: 500 });
        const end = (how: string) => {
          socket.destroy();
          resolve(how);
        };
        socket
          .once("connect", () => end("connected"))
          .once("error", () => end("refused"))
          .once("timeout", () => end("refused"));
      });
    expect(await Promise.all(ports.map(connect))).to.deep.equal(["refused", "refused"]);
  });

  describe("after a restart", () => {
    it("has the same ids, users and groups; endpoints.json was gone in between", async () => {
      const { userPoolId, clientId } = running.outputs;
      const Username = "made@example.com";
      await client().send(
        new AdminCreateUserCommand({ UserPoolId: String(userPoolId), Username, MessageAction: "SUPPRESS" }),
      );
      await running.close();
      expect(fs.existsSync(endpointsFile())).to.equal(false);
      running = await startHere();
      const again = await client().send(new AdminGetUserCommand({ UserPoolId: String(userPoolId), Username }));
      expect([running.outputs["userPoolId"], running.outputs["clientId"], again.UserStatus]).to.deep.equal([
        userPoolId,
        clientId,
        "FORCE_CHANGE_PASSWORD",
      ]);
      const [, payload = ""] = (await signIn("seeded@example.com")).split(".");
      expect(JSON.parse(Buffer.from(payload, "base64url").toString())["cognito:groups"]).to.deep.equal(["editors"]);
    });
  });
});
