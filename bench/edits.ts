import { execFile, spawn } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { makeProgram } from "../test/local/engine/program-folder";
import { signUp, waitForEndpoints } from "../test/local/running-server";
import { end } from "./child";
import type { Figure } from "./figures";

/** What 50 connections were answered while a handler was saved again and again. */
interface Edited {
  requests: number;
  /** Answers that were no 200. */
  failed: number;
  /** Answers of old code to requests that began a second after a save, or later. */
  stale: number;
  /** Versions that anybody was answered by, the first one too. */
  served: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  max: number;
}

/** A handler that answers its version, and how a program takes it. */
interface Handler {
  file: string;
  text: string;
  /** TypeScript. */
  code: string;
  options: string;
}

const handlers = {
  node: {
    file: "hello.ts",
    text: 'export const handler = async () => ({ statusCode: 200, body: "VERSION" });\n',
    code: 'bundle("hello.ts")',
    options: "",
  },
  python: {
    file: "hello/lambda_function.py",
    text: 'def lambda_handler(event, context):\n    return {"statusCode": 200, "body": "VERSION"}\n',
    code: 'new pulumi.asset.FileArchive("./hello")',
    options: 'runtime: "python3.12", entryPoint: "lambda_function.lambda_handler", ',
  },
} satisfies Record<string, Handler>;

/** A handler of each runtime is saved 20 times under the load of 50 connections to a protected route. */
export async function measureEdits(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const runtime of ["node", "python"] as const) {
    const { requests, failed, stale, p50, p99, max } = await saveUnderLoad(runtime);
    const what = `20 edits of a handler (${runtime}), ${requests} requests`;
    figures.push(
      { what: `${what}: failed`, runs: [failed], unit: "answers", target: { atMost: 0 } },
      { what: `${what}: old code a second after a save`, runs: [stale], unit: "answers", target: { atMost: 0 } },
      { what: `${what}: p50`, runs: [p50], unit: "ms" },
      { what: `${what}: p99`, runs: [p99], unit: "ms", target: { atMost: 200 } },
      { what: `${what}: slowest`, runs: [max], unit: "ms" },
    );
  }
  return figures;
}

/** Every second and a half. */
async function saveUnderLoad(runtime: keyof typeof handlers): Promise<Edited> {
  const { file, text, code, options } = handlers[runtime];
  const { folder, remove } = makeProgram({
    "index.ts": toProgram(code, options),
    [file]: text.replace("VERSION", "0"),
  });
  const args = [path.resolve("local/bin.js"), "start", "--no-throttle", "--port", "0", "--aws-port", "0"];
  const server = spawn(process.execPath, args, { cwd: folder, stdio: "ignore" });
  try {
    const endpoints = await waitForEndpoints(folder, server);
    const { accessToken: token } = await signUp(endpoints, "bench@example.com");
    const url = `${endpoints.outputs.apiUrl}/hello`;
    const work = { url, token, file: path.join(folder, file), text, edits: 20, everyMs: 1500, connections: 50 };
    const { stdout } = await promisify(execFile)(process.execPath, ["bench/hammer.cjs", JSON.stringify(work)]);
    return JSON.parse(stdout) as Edited;
  } finally {
    await end(server);
    remove();
  }
}

function toProgram(code: string, options: string): string {
  return `import * as pulumi from "@pulumi/pulumi";
import { AuthFlow, SecuredApi } from ${JSON.stringify(path.resolve("components"))};
import { bundle } from ${JSON.stringify(path.resolve("components/bundle"))};
const api = new SecuredApi("edited", {
  handler: { code: ${code}, ${options}},
  routes: { "GET /hello": {} },
  client: { authFlows: [AuthFlow.UserPassword] },
  users: { deletionProtection: false },
});
export const apiUrl = api.url;
export const userPoolId = api.userPoolId;
export const clientId = api.clientId;
export const region = api.region;
export const used = [pulumi, bundle].length;
`;
}
