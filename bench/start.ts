import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { copyCheckout } from "../test/checkout";
import { type Endpoints, signUp, waitForEndpoints } from "../test/local/running-server";
import type { Figure } from "./figures";

const runs = 5;
const ports = { api: 47310, aws: 47311 };

/**
 * From the spawn of `npm start`, npm included, to the first 200 on `GET /hello` with a token that was there before:
 * a fresh process each time, a user and keys from an earlier run.
 */
export async function measureStart(): Promise<Figure[]> {
  const project = copyCheckout();
  try {
    const first = start(project);
    const { accessToken } = await signUp(await waitForEndpoints(project, first), "bench@example.com");
    await stop(project, first);
    const times: number[] = [];
    for (let run = 0; run < runs; run++) times.push(await measureOnce(project, accessToken));
    return [{ what: "`npm start` to the first 200", runs: times, unit: "ms", target: 1500 }];
  } finally {
    fs.rmSync(project, { recursive: true, force: true });
  }
}

async function measureOnce(project: string, token: string): Promise<number> {
  const started = performance.now();
  const child = start(project);
  while ((await get("/hello", token)) !== 200) await new Promise((resolve) => setTimeout(resolve, 5));
  const time = performance.now() - started;
  await stop(project, child);
  return time;
}

function start(project: string) {
  const args = ["start", "--silent", "--", "--port", String(ports.api), "--aws-port", String(ports.aws)];
  return spawn("npm", args, { cwd: project, stdio: "ignore" });
}

async function stop(project: string, child: ReturnType<typeof start>): Promise<void> {
  const file = path.join(project, ".secured-api/endpoints.json");
  while (!fs.existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 5));
  const { pid } = JSON.parse(fs.readFileSync(file, "utf8")) as Endpoints;
  const ended = new Promise((resolve) => child.on("exit", resolve));
  process.kill(pid, "SIGTERM");
  await ended;
}

/** The status, or undefined while nobody listens. */
function get(route: string, token: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}` };
    const request = http.get({ host: "127.0.0.1", port: ports.api, path: route, headers, agent: false }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode));
    });
    request.on("error", () => resolve(undefined));
  });
}
