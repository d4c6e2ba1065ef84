import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { copyCheckout } from "../checkout";
import type { Stored } from "./provider";

/** How a command ended. */
export interface CommandResult {
  exitCode: number;
  /** Both streams. */
  printed: string;
}

/** The real `pulumi` on one stack. */
export interface StackCli {
  run(...args: string[]): Promise<CommandResult>;

  /** Previews with another text in place of the stack's file. */
  preview(stackFile: string): Promise<CommandResult>;

  /** What is in the stack's account, by id. */
  readAccount(): Record<string, Stored>;
}

/** A copy of this repo with a state of its own, no network, and the stand-in attached as its aws provider. */
export interface PulumiProject {
  /** Makes a stack, with an account of its own. */
  init(stack: string): Promise<StackCli>;

  /** Removes all of it. */
  remove(): void;
}

export function createProject(): PulumiProject {
  const folder = copyCheckout();
  fs.mkdirSync(path.join(folder, ".pulumi/state"), { recursive: true });
  const plugins = "plugins: { providers: [{ name: aws, path: ./test/engine }] }\n";
  fs.appendFileSync(path.join(folder, "Pulumi.yaml"), plugins);
  return { init: (stack) => init(folder, stack), remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

async function init(folder: string, stack: string): Promise<StackCli> {
  const account = path.join(folder, ".pulumi", `${stack}.json`);
  const stackFile = path.join(folder, ".pulumi", `${stack}.yaml`);
  fs.writeFileSync(account, "{}");
  const run = (...args: string[]) => runPulumi(folder, account, [...args, "--stack", stack]);
  const { exitCode, printed } = await run("stack", "init");
  if (exitCode !== 0) throw new Error(`pulumi stack init --stack ${stack}: ${printed}`);
  return {
    run,
    preview: (text) => {
      fs.writeFileSync(stackFile, text);
      return run("preview", "--config-file", stackFile);
    },
    readAccount: () => JSON.parse(fs.readFileSync(account, "utf8")),
  };
}

function runPulumi(folder: string, account: string, args: string[]): Promise<CommandResult> {
  const home = path.join(folder, ".pulumi");
  const env = {
    PATH: process.env["PATH"],
    HOME: home,
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${home}/state`,
    PULUMI_CONFIG_PASSPHRASE: "",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    STAND_IN_ACCOUNT: account,
  };
  return new Promise((resolve) => {
    const options = { cwd: folder, env, maxBuffer: 64_000_000 };
    execFile("pulumi", [...args, "--non-interactive", "--color", "never"], options, (error, stdout, stderr) => {
      resolve({ exitCode: error ? Number(error.code ?? 1) : 0, printed: `${stdout}${stderr}` });
    });
  });
}
