import { execFileSync } from "node:child_process";
import { Agent, request } from "node:http";
import { InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import fc from "fast-check";
import { cognitoClient, type Endpoints, password, signUp } from "../../running-server";
import { servedProgram } from "../../served-program";
import { watchProgram } from "../../watch/watched-project";
import { type Known, type RandomRequest, randomRequests } from "./random-requests";

const runs = Number(process.env["RANDOM_REQUESTS"] ?? 10_000);
const atOnce = 20;
const slowestMs = 5000;
/** Between the first half of the requests and the second. */
const growthMb = 60;
/** Stands in the requests. */
const bob = "bob@example.com";
/** Of whom no request knows: none can have locked her out. */
const carol = "carol@example.com";

interface Answer {
  status: number;
  milliseconds: number;
}

describe("random requests to the port of the AWS services", function () {
  this.timeout(600_000);

  it(`${runs} of them: no 5xx, no answer over 5 s, memory flat, and people sign in as before`, async () => {
    const project = await watchProgram({ "index.ts": servedProgram }, "--no-watch");
    try {
      const endpoints = project.endpoints();
      const known = await readKnown(endpoints);
      const seed = Number(process.env["RANDOM_SEED"] ?? Date.now() % 2 ** 31);
      const all = fc.sample(randomRequests(known), { numRuns: runs, seed });
      const half = Math.floor(runs / 2);
      const first = await sendAll(endpoints, all.slice(0, half));
      const before = memoryMb(endpoints.pid);
      const second = await sendAll(endpoints, all.slice(half));
      const grown = memoryMb(endpoints.pid) - before;
      expect([...first, ...second], `seed ${seed}`).to.deep.equal([]);
      expect(grown, `seed ${seed}: ${before} MB grew`).to.be.below(growthMb);
      const { AccessToken } = await signIn(endpoints, carol);
      expect(await project.get("/hello", `Bearer ${AccessToken}`)).to.have.property("0", 200);
    } finally {
      await project.end();
    }
  });
});

async function readKnown(endpoints: Endpoints): Promise<Known> {
  await signUp(endpoints, carol);
  await signUp(endpoints, bob);
  const { AccessToken = "", RefreshToken = "" } = await signIn(endpoints, bob);
  const { clientId, userPoolId } = endpoints.outputs;
  const callbackUrl = "http://localhost:5173/callback";
  return {
    clientId,
    poolId: userPoolId,
    username: bob,
    password,
    callbackUrl,
    accessToken: AccessToken,
    refreshToken: RefreshToken,
  };
}

async function signIn(endpoints: Endpoints, username: string) {
  const { AuthenticationResult } = await cognitoClient(endpoints).send(
    new InitiateAuthCommand({
      ClientId: endpoints.outputs.clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: username, PASSWORD: password },
    }),
  );
  return AuthenticationResult ?? {};
}

/** @returns what is wrong with answers, a line each */
async function sendAll({ aws }: Endpoints, all: RandomRequest[]): Promise<string[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const waiting = [...all];
  const wrong: string[] = [];
  const lane = async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const { status, milliseconds } = await send(aws.endpointUrl, one, agent);
      if (status >= 500 || milliseconds > slowestMs)
        wrong.push(`${status} after ${milliseconds} ms: ${describeOne(one)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  agent.destroy();
  return wrong;
}

/** A request that Node does not send is none. */
async function send(endpointUrl: string, one: RandomRequest, agent: Agent): Promise<Answer> {
  const { port } = new URL(endpointUrl);
  const started = performance.now();
  const status = await new Promise<number>((resolve) => {
    const options = {
      host: "127.0.0.1",
      port,
      path: encodeURI(one.path),
      method: one.method,
      headers: one.headers,
      agent,
    };
    const sent = request(options, (answer) => {
      answer.resume().once("end", () => resolve(answer.statusCode ?? 0));
    });
    sent.setTimeout(2 * slowestMs, () => sent.destroy());
    sent.once("error", (error: NodeJS.ErrnoException) => resolve(error.code === "ECONNREFUSED" ? 599 : 0));
    sent.end(one.body);
  });
  return { status, milliseconds: Math.round(performance.now() - started) };
}

function describeOne({ method, path, headers, body }: RandomRequest): string {
  return `${method} ${path.slice(0, 300)} ${JSON.stringify(headers)} ${body.subarray(0, 500).toString()}`;
}

function memoryMb(pid: number): number {
  return Math.round(Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)]).toString()) / 1024);
}
