import fs from "node:fs";
import path from "node:path";
import { buildSync } from "esbuild";
import { copyCheckout } from "../checkout";
import { initStack, type StackCli } from "./pulumi-cli";

/** A copy of this repo with the stand-in attached as its aws provider, and nothing of the network. */
export interface PulumiProject {
  folder: string;

  /** Makes a stack of the repo's own program. */
  stack(scenario: string, name: string): Promise<StackCli>;

  /** Makes a stack of another program of the repo, by its folder. */
  programOf(scenario: string, program: string): Promise<StackCli>;

  /** Writes another program beside it and makes a stack of that; a relative import finds `../../components`. */
  program(scenario: string, files: Record<string, string>): Promise<ProgramCli>;
}

/** A stack of a program that can be written anew. */
export interface ProgramCli extends StackCli {
  write(files: Record<string, string>): void;
}

let shared: PulumiProject | undefined;

/** The one that all engine tests of a run share. */
export function useProject(): PulumiProject {
  shared ??= createProject();
  return shared;
}

/** Removes it, if there is one. */
export function removeProject(): void {
  if (shared) fs.rmSync(shared.folder, { recursive: true, force: true });
  shared = undefined;
}

function createProject(): PulumiProject {
  const folder = copyCheckout();
  const provider = path.join(folder, ".pulumi/provider");
  bundleProvider(path.join(provider, "pulumi-resource-aws"));
  attach(path.join(folder, "Pulumi.yaml"), provider);
  // Bundling the functions' dependencies takes a second of every command and changes nothing but a hash.
  fs.writeFileSync(path.join(folder, "functions/notes/index.ts"), "export const handler = async () => ({});\n");
  const inTurn = compileOnce();
  const homeOf = (scenario: string) => path.join(folder, ".pulumi", scenario.replaceAll(" ", "-"));
  return {
    folder,
    stack: (scenario, stack) => inTurn(() => initStack({ folder, home: homeOf(scenario), stack, scenario })),
    programOf: async (scenario, program) => {
      const own = path.join(folder, program);
      attach(path.join(own, "Pulumi.yaml"), provider);
      return initStack({ folder: own, home: homeOf(scenario), stack: "dev", scenario });
    },
    program: async (scenario, files) => {
      const own = path.join(folder, "programs", scenario.replaceAll(" ", "-"));
      const write: ProgramCli["write"] = (texts) => writeFiles(own, texts);
      write({
        "Pulumi.yaml":
          "name: other\nruntime: { name: nodejs, options: { typescript: false, nodeargs: --import tsx } }\nmain: index.ts\n",
      });
      write({ "Pulumi.dev.yaml": "config: { aws:region: eu-west-1 }\n", ...files });
      attach(path.join(own, "Pulumi.yaml"), provider);
      return { ...(await initStack({ folder: own, home: homeOf(scenario), stack: "dev", scenario })), write };
    },
  };
}

/**
 * Pulumi's loader keeps what it compiled: the first run of the program takes three times as long as each of the others,
 * and they had better not do the same work at the same time. So the first stack has its first command to itself.
 */
function compileOnce(): (init: () => Promise<StackCli>) => Promise<StackCli> {
  let compiled: Promise<void> | undefined;
  return async (init) => {
    if (compiled) await compiled;
    if (compiled) return init();
    let done: () => void = () => undefined;
    compiled = new Promise((resolve) => {
      done = resolve;
    });
    const first = await init();
    const once = <Args extends unknown[], T>(command: (...args: Args) => Promise<T>) => {
      return (...args: Args) => command(...args).finally(done);
    };
    const { run, expectRun, runAndKill } = first;
    return { ...first, run: once(run), expectRun: once(expectRun), runAndKill: once(runAndKill) };
  };
}

/** As one file of JavaScript: the engine starts it anew for every command. */
export function bundleProvider(outfile: string): void {
  buildSync({
    entryPoints: ["test/engine/provider/main.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    banner: { js: "#!/usr/bin/env node" },
    external: ["fflate"],
    logLevel: "error",
  });
  fs.chmodSync(outfile, 0o755);
}

function attach(file: string, provider: string): void {
  fs.appendFileSync(file, `plugins: { providers: [{ name: aws, path: ${provider} }] }\n`);
}

function writeFiles(folder: string, files: Record<string, string>): void {
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
}
