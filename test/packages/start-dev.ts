import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** The local run of a project, by the package it has installed. */
export interface RunningDev {
  /** All it printed until it was ready. */
  printed: string;

  /** Outputs with local addresses. */
  outputs: Record<string, string>;

  /** Ends it, and waits until it is gone. */
  end(): Promise<void>;
}

/** Starts `secured-api-dev` of a project on ports nobody has. */
export async function startDev(folder: string): Promise<RunningDev> {
  const bin = path.join(folder, "node_modules/secured-api-dev/bin.js");
  const child = spawn(process.execPath, [bin, "start", "--port", "0", "--aws-port", "0"], {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
        if (/^note: .*\n\n$/ms.test(printed)) resolve();
      });
    }
  });
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  await Promise.race([ready, gone]);
  if (child.exitCode !== null) throw new Error(`it ended before it was ready:\n${printed}`);
  const endpoints = fs.readFileSync(path.join(folder, ".secured-api/endpoints.json"), "utf8");
  const { outputs } = JSON.parse(endpoints) as { outputs: Record<string, string> };
  return {
    printed,
    outputs,
    end: () => {
      child.kill("SIGTERM");
      return gone;
    },
  };
}
