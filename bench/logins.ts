import { execFile, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { type Endpoints, password } from "../test/local/running-server";
import { end } from "./child";
import type { Figure } from "./figures";
import { type Project, startOurs } from "./ours";
import { passes } from "./passes";
import { peers } from "./peers";

/** Somebody who signs in, and where. */
interface Account {
  url: string;
  poolId: string;
  clientId: string;
  username: string;
  password: string;
}

/** A server with somebody in it. */
interface SignInServer {
  account: Account;
  end(): Promise<void>;
}

/** What is measured, as the table names it. cognito-local has no SRP. */
const runs = [
  { what: "sign-ins with a password: ours", server: "ours", flow: "password", target: { atLeast: 300 } },
  { what: "sign-ins with a password: cognito-local", server: "peer", flow: "password" },
  { what: "sign-ins with SRP: ours", server: "ours", flow: "srp", target: { atLeast: 300 } },
] as const;

const connections = 20;
const seconds = 5;

/** The peer takes no free port by itself. */
const peerPort = 27330;

/** Sign-ins a second over 20 connections; both servers in turn, pass by pass, each with a person of its own. */
export async function measureLogins(project: Project): Promise<Figure[]> {
  const servers: SignInServer[] = [];
  try {
    const ours = await startOurAccount(project);
    servers.push(ours);
    const peer = await startPeerAccount();
    servers.push(peer);
    return await measureInTurn({ ours: ours.account, peer: peer.account });
  } finally {
    for (const server of servers) await server.end();
  }
}

async function measureInTurn(accounts: Record<"ours" | "peer", Account>): Promise<Figure[]> {
  const figures = runs.map((run): Figure => ({ unit: "req/s", runs: [], ...run }));
  for (const { server, flow } of runs) await signInAgain(accounts[server], flow, 2);
  for (let pass = 0; pass < passes; pass++) {
    for (const [index, { server, flow }] of runs.entries()) {
      figures[index]?.runs.push(await signInAgain(accounts[server], flow, seconds));
    }
  }
  return figures;
}

/** @throws Error if any sign-in gave no token */
async function signInAgain(account: Account, flow: string, forSeconds: number): Promise<number> {
  const work = JSON.stringify({ ...account, flow, connections, seconds: forSeconds });
  const { stdout } = await promisify(execFile)(process.execPath, ["bench/logins-generator.cjs", work]);
  const { signInsPerSecond, failed } = JSON.parse(stdout) as { signInsPerSecond: number; failed: number };
  if (failed > 0) throw new Error(`${failed} sign-ins at ${account.url} gave no token`);
  return signInsPerSecond;
}

/** The project's person signs in: the server's clock is the machine's. */
async function startOurAccount(project: Project): Promise<SignInServer> {
  const server = await startOurs(project);
  const file = path.join(project.folder, ".secured-api/endpoints.json");
  const { aws, outputs } = JSON.parse(fs.readFileSync(file, "utf8")) as Endpoints;
  const { userPoolId: poolId, clientId } = outputs;
  const account = { url: aws.endpointUrl, poolId, clientId, username: "bench@example.com", password };
  return { account, end: server.end };
}

/** cognito-local by its own command, in a folder of its own, with a pool, a client and a person made by its API. */
async function startPeerAccount(): Promise<SignInServer> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "secured-api-cognito-local-"));
  const bin = path.resolve(peers, "cognito-local/lib/bin/start.js");
  const env = { ...process.env, HOST: "127.0.0.1", PORT: String(peerPort) };
  const child = spawn(process.execPath, [bin], { cwd: folder, stdio: "ignore", env });
  const endPeer = () => end(child).then(() => fs.rmSync(folder, { recursive: true, force: true }));
  try {
    const url = `http://127.0.0.1:${peerPort}/`;
    while ((await fetch(`${url}health`).catch(() => undefined))?.ok !== true) {
      if (child.exitCode !== null) throw new Error("cognito-local ended before it listened");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return { account: await makePeerAccount(url), end: endPeer };
  } catch (error) {
    await endPeer();
    throw error;
  }
}

async function makePeerAccount(url: string): Promise<Account> {
  const username = "bench@example.com";
  const pool = await callPeer<{ UserPool: { Id: string } }>(url, "CreateUserPool", { PoolName: "bench" });
  const UserPoolId = pool.UserPool.Id;
  const client = await callPeer<{ UserPoolClient: { ClientId: string } }>(url, "CreateUserPoolClient", {
    UserPoolId,
    ClientName: "bench",
  });
  await callPeer(url, "AdminCreateUser", { UserPoolId, Username: username, MessageAction: "SUPPRESS" });
  const known = { UserPoolId, Username: username, Password: password, Permanent: true };
  await callPeer(url, "AdminSetUserPassword", known);
  return { url, poolId: UserPoolId, clientId: client.UserPoolClient.ClientId, username, password };
}

async function callPeer<T>(url: string, operation: string, body: object): Promise<T> {
  const headers = {
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
  };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`cognito-local refused ${operation}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
