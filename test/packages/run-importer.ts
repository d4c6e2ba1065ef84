import { spawn } from "node:child_process";
import path from "node:path";
import { type Registration, startEngine } from "../program/engine";
import type { Importer } from "./importer";

/** How a command ended. */
export interface Ended {
  exitCode: number | null;
  printed: string;
}

/** What a program declared. */
export interface Declared extends Ended {
  registrations: Registration[];
  outputs: Record<string, unknown>;
  errors: string[];
}

/** Runs the project's program as `pulumi up` does, against a small engine. */
export async function evaluate({ folder, loader, main }: Importer): Promise<Declared> {
  const engine = await startEngine("importer", "dev");
  const { address } = engine;
  const options = { monitor: address, engine: address, project: "importer", stack: "dev", pwd: folder };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const run = path.join(folder, "node_modules/@pulumi/pulumi/cmd/run");
  const ended = await runNode(
    folder,
    [...(loader === "tsx" ? ["--import", "tsx"] : []), run, "--root-directory", folder, ...args, main],
    {
      PULUMI_CONFIG: JSON.stringify({ "aws:region": "eu-west-1" }),
      PULUMI_NODEJS_TYPESCRIPT: String(loader !== "tsx"),
    },
  );
  engine.close();
  const { registrations, outputs, errors } = engine;
  return { ...ended, registrations, outputs, errors };
}

/** Checks the project's types with the options of a file. */
export function checkTypes({ folder }: Importer, tsconfig: string): Promise<Ended> {
  return runNode(folder, [path.resolve("node_modules/typescript/bin/tsc"), "-p", tsconfig]);
}

/** Runs Node in a folder until it ends. */
export async function runNode(cwd: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  const exitCode = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { exitCode, printed };
}
