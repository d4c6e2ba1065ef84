import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { expect } from "chai";
import { makeProgram, removePrograms } from "../engine/program-folder";
import { servedProgram } from "../served-program";
import { readEndpoints, secured, startServer } from "./cli";

const empty = { "index.ts": "export const fine = 1;" };
const lines = (text: string) => text.trimEnd().split("\n");

describe("secured-api-dev start", function () {
  this.timeout(60_000);
  afterEach(removePrograms);

  it("says what runs where, what each route asks for, and how to try it", async () => {
    const { folder } = makeProgram({ "index.ts": servedProgram });
    const server = await startServer(folder);
    const { pid, outputs, aws } = readEndpoints(folder);
    server.child.kill("SIGTERM");
    const { stdout } = await server.ended;
    expect(pid).to.equal(server.child.pid);
    const { apiUrl, userPoolId, clientId, signInUrl } = outputs;
    const scopes = "aws.cognito.signin.user.admin, openid, email, profile";
    const options = `--endpoint-url ${aws.endpointUrl} --region eu-west-1`;
    const keys = "AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local aws cognito-idp";
    const person = `--user-pool-id ${userPoolId} --username try@example.com`;
    expect(lines(stdout).filter((line) => line !== "" && !/\.\.\.$/.test(line))).to.deep.equal([
      `evaluating stack dev of ${folder}`,
      "stack         dev",
      "region        eu-west-1",
      `API           ${apiUrl}`,
      `AWS endpoint  ${aws.endpointUrl}`,
      `sign-in page  ${signInUrl}`,
      `routes at ${apiUrl}`,
      "  GET /health  open to anyone",
      `  GET /hello   access token with any of ${scopes}`,
      "to try it:",
      `  ${keys} admin-create-user ${options} ${person} --message-action SUPPRESS && ${keys} admin-set-user-password ${options} ${person} --password Local-pass-1 --permanent`,
      `  TOKEN=$(aws cognito-idp initiate-auth ${options} --client-id ${clientId} --auth-flow USER_PASSWORD_AUTH --auth-parameters USERNAME=try@example.com,PASSWORD=Local-pass-1 --query AuthenticationResult.AccessToken --output text)`,
      `  curl -i -H "Authorization: Bearer $TOKEN" ${apiUrl}/hello`,
      "info: open to anyone, without a token: GET /health",
    ]);
  });

  it("says where the sign-in page is of a program that does not", async () => {
    const text = servedProgram.replace("export const signInUrl = api.signInUrl;", "");
    const { folder } = makeProgram({ "index.ts": text });
    const server = await startServer(folder);
    const { outputs, aws } = readEndpoints(folder);
    server.child.kill("SIGTERM");
    const query = `client_id=${outputs.clientId}&response_type=code&redirect_uri=${encodeURIComponent("http://localhost:5173/callback")}`;
    expect((await server.ended).stdout).to.contain(`\nsign-in page  ${aws.endpointUrl}/login?${query}\n`);
  });

  it("says why the token endpoint refuses", async () => {
    const { folder } = makeProgram({ "index.ts": servedProgram });
    const server = await startServer(folder);
    const { outputs, aws } = readEndpoints(folder);
    const body = new URLSearchParams({
      grant_type: "refresh_token",
      client_id: String(outputs.clientId),
      refresh_token: "x",
    });
    const { status } = await fetch(`${aws.endpointUrl}/oauth2/token`, { method: "POST", body });
    server.child.kill("SIGTERM");
    expect(status).to.equal(400);
    expect((await server.ended).stdout).to.contain("\nPOST /oauth2/token: invalid_grant: Invalid Refresh Token\n");
  });

  for (const [signal, code] of [
    ["SIGTERM", 0],
    ["SIGINT", 130],
    ["SIGHUP", 129],
  ] as const) {
    it(`ends cleanly with ${code} at ${signal}`, async () => {
      const { folder } = makeProgram(empty);
      const server = await startServer(folder);
      server.child.kill(signal);
      const ended = await server.ended;
      expect([ended.code, ended.stderr]).to.deep.equal([code, ""]);
      expect(fs.readdirSync(path.join(folder, ".secured-api")).sort()).to.deep.equal([".gitignore", "dev"]);
    });
  }

  it("takes one Ctrl-C that comes twice, from the terminal and from npm, for one", async () => {
    const { folder } = makeProgram(empty);
    const server = await startServer(folder);
    server.child.kill("SIGINT");
    server.child.kill("SIGINT");
    expect((await server.ended).code).to.equal(130);
    expect(fs.readdirSync(path.join(folder, ".secured-api")).sort()).to.deep.equal([".gitignore", "dev"]);
  });

  it("takes over what a killed server left", async () => {
    const { folder } = makeProgram(empty);
    const killed = await startServer(folder);
    killed.child.kill("SIGKILL");
    await killed.ended;
    expect(fs.existsSync(path.join(folder, ".secured-api/endpoints.json"))).to.equal(true);
    const server = await startServer(folder);
    expect(readEndpoints(folder).pid).to.equal(server.child.pid);
    server.child.kill();
    await server.ended;
  });

  it("names the server that runs in the project already, of whatever stack", async () => {
    const { folder } = makeProgram({ ...empty, "Pulumi.prod.yaml": "config:\n  aws:region: eu-west-1\n" });
    const server = await startServer(folder);
    const { pid, aws } = readEndpoints(folder);
    const second = await secured(folder, "start", "--stack", "prod").ended;
    server.child.kill();
    await server.ended;
    expect([second.code, second.stderr]).to.deep.equal([
      1,
      `secured-api-dev: a server already runs in this project: stack dev, pid ${pid}, API without output apiUrl, AWS endpoint ${aws.endpointUrl}; end it first\n`,
    ]);
  });

  it("gives the program configuration from the command line", async () => {
    const text = 'import * as pulumi from "@pulumi/pulumi";\nexport const said = new pulumi.Config().require("word");';
    const { folder } = makeProgram({ "index.ts": text });
    const server = await startServer(folder, "--config", "word=hi=there", "--config", "proj:other=1");
    const { outputs } = readEndpoints(folder);
    server.child.kill();
    await server.ended;
    expect(outputs).to.deep.equal({ said: "hi=there" });
  });

  describe("says in one line, with exit code 1,", () => {
    /** The one line on stderr. */
    async function refusal(folder: string, ...args: string[]): Promise<string> {
      const command = secured(folder, "start", ...args);
      command.child.stdout?.on("data", (text: string) => {
        if (/^AWS endpoint /m.test(text)) command.child.kill();
      });
      const { code, stderr } = await command.ended;
      expect([code, lines(stderr).length]).to.deep.equal([1, 1], stderr);
      return stderr.trimEnd();
    }

    it("that a port is taken", async () => {
      const taken = net.createServer();
      await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
      const { port } = taken.address() as net.AddressInfo;
      const said = await refusal(makeProgram(empty).folder, "--aws-port", String(port));
      taken.close();
      expect(said).to.equal(
        `secured-api-dev: port ${port} for the AWS services is in use: end what listens there, or choose another with --aws-port`,
      );
    });

    it("that the program is broken", async () => {
      const text = 'import * as pulumi from "@pulumi/pulumi";\nthrow new pulumi.RunError("routes must not be empty");';
      expect(await refusal(makeProgram({ "index.ts": text }).folder)).to.equal(
        "secured-api-dev: routes must not be empty",
      );
    });

    it("that the stack file is missing", async () => {
      const { folder } = makeProgram(empty);
      expect(await refusal(folder, "--stack", "nope")).to.equal(
        `secured-api-dev: no stack file Pulumi.nope.yaml in ${folder}: make one, or choose another --stack`,
      );
    });

    it("that a stack's name would lead out of the state folder", async () => {
      expect(await refusal(makeProgram(empty).folder, "--stack", "..")).to.equal(
        'secured-api-dev: stack name ".." may hold letters, digits, "-", "_" and "." only',
      );
    });

    it("that this is no Pulumi project", async () => {
      const folder = fs.realpathSync(fs.mkdtempSync(path.join(makeProgram(empty).folder, "sub-")));
      expect(await refusal(folder)).to.equal(
        `secured-api-dev: no Pulumi.yaml in ${folder}: start this in the folder of a Pulumi project`,
      );
    });

    it("that a file of test users is wrong", async () => {
      expect(await refusal(makeProgram({ ...empty, "Users.dev.json": "{}" }).folder)).to.equal(
        'secured-api-dev: Users.dev.json must be a list: [{ "username": ..., "password": ... }]',
      );
    });

    it("that a test user's password is against the pool's rules", async () => {
      const users = JSON.stringify([{ username: "alice", password: "short" }]);
      const text = 'import * as aws from "@pulumi/aws";\nnew aws.cognito.UserPool("p");';
      expect(await refusal(makeProgram({ "index.ts": text, "Users.dev.json": users }).folder)).to.match(
        /^secured-api-dev: Users\.dev\.json: test user "alice" cannot be made: Password did not conform with policy: /,
      );
    });

    it("that an option is not known", async () => {
      expect(await refusal(makeProgram(empty).folder, "--stak", "dev")).to.equal("error: unknown option '--stak'");
    });

    it("that a port is none", async () => {
      expect(await refusal(makeProgram(empty).folder, "--port", "70000")).to.equal(
        "error: option '--port <number>' argument '70000' is invalid. a port is a whole number from 0 to 65535.",
      );
    });

    it("that configuration has no key", async () => {
      expect(await refusal(makeProgram(empty).folder, "--config", "word")).to.equal(
        "error: option '--config <key=value>' argument 'word' is invalid. write it as key=value.",
      );
    });
  });
});
