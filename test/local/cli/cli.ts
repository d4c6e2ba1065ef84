import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** How a command ended. */
export interface Ended {
  /** Exit code, or the signal's name. */
  code: number | string | null;
  stdout: string;
  stderr: string;
}

/** A command that runs. */
export interface Command {
  child: ChildProcess;
  ended: Promise<Ended>;
}

/** Runs `secured-api-dev` in a project's folder. */
export function secured(folder: string, ...args: string[]): Command {
  const env = { PATH: process.env["PATH"], HOME: folder };
  const child = spawn(process.execPath, [path.resolve("local/bin.js"), ...args], { cwd: folder, env });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code, signal) => resolve({ code: code ?? signal, stdout, stderr }));
  });
  return { child, ended };
}

const fileOf = (folder: string) => path.join(folder, ".secured-api/endpoints.json");

/** What a running server wrote to `endpoints.json`. */
export function readEndpoints(folder: string): {
  pid: number;
  outputs: Record<string, string>;
  aws: { endpointUrl: string };
} {
  return JSON.parse(fs.readFileSync(fileOf(folder), "utf8"));
}

/** Starts a server on free ports and waits until it is ready and has said so. */
export async function startServer(folder: string, ...args: string[]): Promise<Command> {
  const command = secured(folder, "start", "--port", "0", "--aws-port", "0", ...args);
  const printed = new Promise<void>((resolve) => {
    command.child.stdout?.on("data", (text: string) => {
      if (/^AWS endpoint /m.test(text)) resolve();
    });
  });
  await Promise.race([
    printed,
    command.ended.then(({ stderr }) => {
      throw new Error(`the server ended before it was ready: ${stderr}`);
    }),
  ]);
  return command;
}
