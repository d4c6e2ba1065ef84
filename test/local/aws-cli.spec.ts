import { execFile, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { copyCheckout } from "../checkout";
import { type RunningServer, startServer } from "./running-server";

const run = promisify(execFile);
const hasCli = spawnSync("aws", ["--version"]).status === 0;

describe("the unmodified AWS CLI", function () {
  this.timeout(120_000);
  let project = "";
  let server: RunningServer;

  before(async function () {
    if (!hasCli) {
      console.log("    skipped: aws is not on PATH");
      this.skip();
    }
    project = copyCheckout();
    server = await startServer(project);
  });

  after(async () => {
    await server?.end();
    fs.rmSync(project, { recursive: true, force: true });
  });

  /** Runs `aws cognito-idp` against the server, with nothing of this machine's own AWS settings. */
  async function aws(...args: string[]): Promise<Record<string, Record<string, string>>> {
    const { stdout } = await run(
      "aws",
      ["cognito-idp", ...args, "--endpoint-url", server.aws.endpointUrl, "--output", "json"],
      {
        env: {
          PATH: process.env["PATH"],
          HOME: os.tmpdir(),
          AWS_REGION: server.outputs.region,
          AWS_DEFAULT_REGION: server.outputs.region,
          AWS_ACCESS_KEY_ID: "test",
          AWS_SECRET_ACCESS_KEY: "test",
          AWS_CONFIG_FILE: path.join(project, "no-such-file"),
        },
      },
    );
    return stdout.trim() === "" ? {} : JSON.parse(stdout);
  }

  async function call(method: string, route: string, token?: string, body?: unknown): Promise<number> {
    const answer = await fetch(`${server.outputs.apiUrl}${route}`, {
      method,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    await answer.arrayBuffer();
    return answer.status;
  }

  it("makes a pool and a client of its own and signs in by both password flows", async () => {
    const pool = await aws("create-user-pool", "--pool-name", "guided");
    const poolId = pool["UserPool"]?.["Id"] ?? "";
    const flows = ["--explicit-auth-flows", "ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH"];
    const client = await aws("create-user-pool-client", "--user-pool-id", poolId, "--client-name", "cli", ...flows);
    const clientId = client["UserPoolClient"]?.["ClientId"] ?? "";
    await aws("admin-create-user", "--user-pool-id", poolId, "--username", "alice");
    const secret = ["--username", "alice", "--password", "Correct-Horse-9", "--permanent"];
    await aws("admin-set-user-password", "--user-pool-id", poolId, ...secret);
    const parameters = ["--client-id", clientId, "--auth-parameters", "USERNAME=alice,PASSWORD=Correct-Horse-9"];
    const byUser = await aws("initiate-auth", "--auth-flow", "USER_PASSWORD_AUTH", ...parameters);
    const byAdmin = await aws(
      "admin-initiate-auth",
      "--user-pool-id",
      poolId,
      "--auth-flow",
      "ADMIN_NO_SRP_AUTH",
      ...parameters,
    );
    expect([
      byUser["AuthenticationResult"]?.["TokenType"],
      byAdmin["AuthenticationResult"]?.["TokenType"],
    ]).to.deep.equal(["Bearer", "Bearer"]);
    expect(await call("GET", "/hello", byUser["AuthenticationResult"]?.["AccessToken"])).to.equal(401);
  });

  it("signs a person up in the declared pool, whose access token opens the API and whose ID token does not", async () => {
    const person = ["--client-id", server.outputs.clientId, "--username", "bob@example.com"];
    await aws("sign-up", ...person, "--password", "Correct-Horse-9");
    const code = server.printed().match(/mail to bob@example\.com: confirmation code (\d{6})/)?.[1] ?? "";
    await aws("confirm-sign-up", ...person, "--confirmation-code", code);
    const parameters = ["--auth-parameters", "USERNAME=bob@example.com,PASSWORD=Correct-Horse-9"];
    const signedIn = await aws(
      "initiate-auth",
      "--auth-flow",
      "USER_PASSWORD_AUTH",
      "--client-id",
      server.outputs.clientId,
      ...parameters,
    );
    const { AccessToken, IdToken } = signedIn["AuthenticationResult"] ?? {};
    const verdicts = [
      await call("GET", "/hello", AccessToken),
      await call("POST", "/notes", AccessToken, { title: "first" }),
      await call("GET", "/hello"),
      await call("POST", "/notes", undefined, { title: "first" }),
      await call("GET", "/hello", IdToken),
      await call("POST", "/notes", IdToken, { title: "first" }),
      await call("GET", "/health"),
    ];
    expect(verdicts).to.deep.equal([200, 201, 401, 401, 403, 403, 200]);
  });
});
