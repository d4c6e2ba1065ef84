import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { inLane } from "./lanes";
import { openAccount, type Stored } from "./provider/account";
import { addStep } from "./steps";

/** How a command ended. */
export interface CommandResult {
  exitCode: number;
  /** Both streams. */
  printed: string;
  /** The first stream alone: JSON, where that was asked for. */
  output: string;
}

/** The real `pulumi` on one stack. */
export interface StackCli {
  /**
   * Runs a command, once there is room for it.
   *
   * @param step what it is for, in the table of steps
   */
  run(step: string, args: string[], env?: Record<string, string>): Promise<CommandResult>;

  /** The same, for a command that is expected to end well: throws what it printed if it does not. */
  expectRun(step: string, args: string[], env?: Record<string, string>): Promise<CommandResult>;

  /** Starts a command and kills the engine, and only the engine, as soon as the file exists. */
  runAndKill(step: string, args: string[], env: Record<string, string>, once: string): Promise<CommandResult>;

  /** What is in the stack's account. */
  readAccount(): Stored[];

  /** File of the stack's account. */
  accountFile: string;
}

/** Where a stack is. */
export interface StackPlace {
  /** Folder with Pulumi.yaml. */
  folder: string;
  /** Folder for state, plugins and account: one for each scenario, so that two may have a stack of the same name. */
  home: string;
  stack: string;
  /** The scenario, in the table of steps. */
  scenario: string;
}

/** Makes a stack with an account of its own. */
export async function initStack(place: StackPlace): Promise<StackCli> {
  fs.mkdirSync(path.join(place.home, "state"), { recursive: true });
  const accountFile = path.join(place.home, `${place.stack}.account.json`);
  const start = (args: string[], env: Record<string, string> = {}) => startPulumi(place, accountFile, args, env);
  const run: StackCli["run"] = (step, args, env) =>
    inLane(async () => {
      const started = performance.now();
      const result = await end(start(args, env));
      addStep({ ...place, step, exitCode: result.exitCode, seconds: (performance.now() - started) / 1000 });
      return result;
    });
  const expectRun: StackCli["expectRun"] = async (step, args, env) => {
    const result = await run(step, args, env);
    if (result.exitCode !== 0) throw new Error(`pulumi ${args.join(" ")}: ${result.printed.slice(-1500)}`);
    return result;
  };
  await inOrder(() => expectRun("stack init", ["stack", "init"]));
  return {
    run,
    expectRun,
    accountFile,
    readAccount: () => openAccount(accountFile).all(),
    runAndKill: (step, args, env, once) =>
      inLane(async () => {
        const started = performance.now();
        const child = start(args, env);
        const watch = setInterval(() => fs.existsSync(once) && child.kill("SIGKILL"), 20);
        const result = await end(child);
        clearInterval(watch);
        addStep({ ...place, step, exitCode: result.exitCode, seconds: (performance.now() - started) / 1000 });
        return result;
      }),
  };
}

/** `stack init` writes the file of the stack, which stacks of the same name share. */
let last: Promise<unknown> = Promise.resolve();
function inOrder<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work, work);
  last = next;
  return next;
}

function startPulumi(
  { folder, home, stack }: StackPlace,
  account: string,
  args: string[],
  more: Record<string, string>,
) {
  const env = {
    PATH: process.env["PATH"],
    // One for all: the loader keeps what it compiled by the home folder.
    HOME: folder,
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${home}/state`,
    PULUMI_CONFIG_PASSPHRASE: "",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    STAND_IN_ACCOUNT: account,
    ...more,
  };
  const all = [...args, "--stack", stack, "--non-interactive", "--color", "never"];
  return spawn("pulumi", all, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
}

/** @returns 137 for a command that was killed */
async function end(child: ChildProcess): Promise<CommandResult> {
  const [printed, output]: string[][] = [[], []];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      printed?.push(text);
      if (stream === child.stdout) output?.push(text);
    });
  }
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on("error", reject).on("exit", (code) => resolve(code ?? 137));
  });
  return { exitCode, printed: (printed ?? []).join(""), output: (output ?? []).join("") };
}
