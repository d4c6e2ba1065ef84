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

/** The real `pulumi` over a copy of this repo, with a state and an account of its own, and no network. */
export interface PulumiCli {
  run(...args: string[]): Promise<CommandResult>;

  /** Previews with another text in place of the stack's file. */
  preview(stackFile: string): Promise<CommandResult>;

  /** What is in the stand-in's account, by id. */
  readAccount(): Record<string, Stored>;

  /** Removes all of it. */
  remove(): void;
}

/** Sets up a stack's own copy; its aws provider is the stand-in, attached as a project may attach any provider. */
export async function startPulumi(stack: string): Promise<PulumiCli> {
  const project = copyCheckout();
  const home = path.join(project, ".pulumi-home");
  const account = path.join(home, "account.json");
  fs.mkdirSync(path.join(home, "state"), { recursive: true });
  fs.writeFileSync(account, "{}");
  const plugins = "plugins: { providers: [{ name: aws, path: ./test/engine }] }\n";
  fs.appendFileSync(path.join(project, "Pulumi.yaml"), plugins);
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
  const run = (...args: string[]) =>
    new Promise<CommandResult>((resolve) => {
      const options = { cwd: project, env, maxBuffer: 64_000_000 };
      execFile("pulumi", [...args, "--non-interactive", "--color", "never"], options, (error, stdout, stderr) => {
        resolve({ exitCode: error ? Number(error.code ?? 1) : 0, printed: `${stdout}${stderr}` });
      });
    });
  const { exitCode, printed } = await run("stack", "init", stack);
  if (exitCode !== 0) throw new Error(`pulumi stack init ${stack}: ${printed}`);
  return {
    run,
    preview: (stackFile) => {
      const file = path.join(home, "stack.yaml");
      fs.writeFileSync(file, stackFile);
      return run("preview", "--config-file", file);
    },
    readAccount: () => JSON.parse(fs.readFileSync(account, "utf8")),
    remove: () => fs.rmSync(project, { recursive: true, force: true }),
  };
}
