import { spawn } from "node:child_process";
import { readConfiguration } from "../../local/engine/configuration";
import { readProject } from "../../local/engine/project";
import { type Engine, startEngine } from "./engine";

/** How a run of the program ended, and what it declared until then. */
export interface Run extends Pick<Engine, "registrations" | "outputs" | "errors"> {
  /** 0, or 32 where the program stopped with an error that it reported itself. */
  exitCode: number | null;

  /** What it printed. */
  printed: string;
}

/** A change to a stack's configuration: full key to value, undefined to take it away. */
export type ConfigChange = Record<string, string | undefined>;

/** Runs the program of this repo as `pulumi up` does: by Pulumi's loader, with the configuration of a stack. */
export async function runProgram(stack: string, change: ConfigChange = {}): Promise<Run> {
  const project = readProject(process.cwd());
  const { values } = await readConfiguration(project, { stack, overrides: {}, env: {} });
  const config = Object.entries({ ...values, ...change }).filter(([, value]) => value !== undefined);
  const engine = await startEngine(project.name, stack);
  const { address } = engine;
  const options = { monitor: address, engine: address, project: project.name, stack, pwd: project.folder };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const loader = [require.resolve("@pulumi/pulumi/cmd/run"), "--root-directory", project.folder, ...args];
  const child = spawn(process.execPath, [...loader, "--parallel", "16", "index.ts"], {
    cwd: project.folder,
    env: {
      PATH: process.env["PATH"],
      PULUMI_CONFIG: JSON.stringify(Object.fromEntries(config)),
      PULUMI_NODEJS_TYPESCRIPT: "true",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  const exitCode = await new Promise<number | null>((resolve) => child.on("close", resolve));
  engine.close();
  const { registrations, outputs, errors } = engine;
  return { exitCode, printed, registrations, outputs, errors };
}
