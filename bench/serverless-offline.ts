import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { stringify } from "yaml";
import { end, type Server } from "./child";
import type { Project } from "./ours";
import { peers } from "./peers";

/** A serverless-offline project with the same handler behind the same route. */
export interface PeerProject {
  folder: string;
  remove(): void;
}

/** Its authorizer trusts our pool, though it checks no signature. */
export async function makePeerProject({ outputs }: Project): Promise<PeerProject> {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "secured-api-peer-")));
  fs.symlinkSync(path.resolve(peers), path.join(folder, "node_modules"));
  await build({
    entryPoints: ["functions/hello.ts"],
    outfile: path.join(folder, "index.js"),
    bundle: true,
    platform: "node",
    format: "cjs",
    minify: true,
  });
  const users = {
    type: "jwt",
    identitySource: "$request.header.Authorization",
    issuerUrl: outputs.issuer,
    audience: [outputs.clientId],
  };
  const authorizer = { name: "users", scopes: ["aws.cognito.signin.user.admin"] };
  const service = {
    service: "bench",
    provider: { name: "aws", runtime: "nodejs20.x", region: outputs.region, httpApi: { authorizers: { users } } },
    functions: {
      hello: { handler: "index.handler", events: [{ httpApi: { method: "GET", path: "/hello", authorizer } }] },
    },
    plugins: ["serverless-offline"],
  };
  fs.writeFileSync(path.join(folder, "serverless.yml"), stringify(service));
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

/** Ports of the peer: it takes no free one by itself. */
const ports = { api: 27320, lambda: 27321 };

/** Starts it and does not wait; it writes its log to a file, as it writes a line for each request. */
export function spawnPeer({ folder }: PeerProject) {
  const log = fs.openSync(path.join(folder, "log"), "a");
  const args = ["offline", "--ignoreJWTSignature", "--httpPort", ports.api, "--lambdaPort", ports.lambda].map(String);
  const child = spawn(process.execPath, [path.join(peers, "osls/bin/serverless.js"), ...args].map(absolute), {
    cwd: folder,
    stdio: ["ignore", log, log],
    env: { ...process.env, SLS_NOTIFICATIONS_MODE: "off", SLS_TELEMETRY_DISABLED: "1" },
  });
  fs.closeSync(log);
  return { child, url: `http://127.0.0.1:${ports.api}/hello` };
}

function absolute(argument: string): string {
  return argument.startsWith(peers) ? path.resolve(argument) : argument;
}

/** Starts it and waits until it answers. */
export async function startPeer(project: PeerProject): Promise<Server> {
  const { child, url } = spawnPeer(project);
  while ((await fetch(url).catch(() => undefined))?.status !== 401) {
    if (child.exitCode !== null) throw new Error(fs.readFileSync(path.join(project.folder, "log"), "utf8"));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { url, pid: child.pid ?? 0, end: () => end(child) };
}
