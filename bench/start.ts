import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import type { Endpoints } from "../test/local/running-server";
import { end } from "./child";
import type { Figure } from "./figures";
import type { Project } from "./ours";
import { type PeerProject, spawnPeer } from "./serverless-offline";

const runs = 5;
/** Below those that systems give to outgoing connections, one of which could be there first. */
const ports = { api: 27310, aws: 27311 };

/**
 * From the spawn to the first 200 on `GET /hello` with a token that was there before: a fresh process each time, for ours
 * `npm start`, npm included, with a user and keys from an earlier run.
 */
export async function measureStart(project: Project, peer: PeerProject): Promise<Figure[]> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < runs; run++) {
    ours.push(await measureOurs(project));
    theirs.push(await measurePeer(peer, project.token));
  }
  return [
    { what: "`npm start` to the first 200", runs: ours, unit: "ms", target: { atMost: 1200 } },
    { what: "serverless-offline to the first 200", runs: theirs, unit: "ms" },
  ];
}

async function measureOurs({ folder, token }: Project): Promise<number> {
  const started = performance.now();
  const args = ["start", "--silent", "--", "--port", String(ports.api), "--aws-port", String(ports.aws)];
  const child = spawn("npm", args, { cwd: folder, stdio: "ignore" });
  await waitFor200(`http://127.0.0.1:${ports.api}/hello`, token);
  const time = performance.now() - started;
  const file = path.join(folder, ".secured-api/endpoints.json");
  while (!fs.existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 5));
  const { pid } = JSON.parse(fs.readFileSync(file, "utf8")) as Endpoints;
  const ended = new Promise((resolve) => child.on("exit", resolve));
  process.kill(pid, "SIGTERM");
  await ended;
  return time;
}

async function measurePeer(peer: PeerProject, token: string): Promise<number> {
  const started = performance.now();
  const { child, url } = spawnPeer(peer);
  await waitFor200(url, token);
  const time = performance.now() - started;
  await end(child);
  return time;
}

async function waitFor200(url: string, token: string): Promise<void> {
  for (const started = Date.now(); (await get(url, token)) !== 200; ) {
    if (Date.now() - started > 60_000) throw new Error(`${url} did not answer with 200 within a minute`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The status, or undefined while nobody listens. */
function get(url: string, token: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = http.get(url, { headers: { authorization: `Bearer ${token}` }, agent: false }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode));
    });
    request.on("error", () => resolve(undefined));
  });
}
