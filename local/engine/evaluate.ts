import type { Configuration } from "./configuration";
import { readConfiguration } from "./configuration";
import type { Evaluation, LogLine } from "./evaluation";
import { createMonitor } from "./monitor";
import { ProgramError } from "./program-error";
import { type Faults, runGuarded } from "./program-faults";
import { captureLog } from "./program-log";
import { toProgramError } from "./program-messages";
import { dropProgramModules, loadedFiles, loadProgram } from "./program-modules";
import { type Project, readProject } from "./project";
import type { Provider } from "./provider";
import { Registry } from "./registry";
import { loadSdk, type Sdk } from "./sdk";
import { toJsonOutputs } from "./wire";

/** What to evaluate. */
export interface EvaluateOptions {
  /** Folder with Pulumi.yaml. */
  folder: string;

  stack: string;

  /** Configuration that wins over the files. @default - none */
  config?: Record<string, string>;

  /** Stands in for the cloud. */
  provider: Provider;

  /** Where the passphrase of secrets and a default region are looked for. @default process.env */
  env?: NodeJS.ProcessEnv;

  /** Told of what a program does after its evaluation has ended, for example in a timer. @default - a line on stderr */
  late?: (error: ProgramError) => void;
}

/**
 * Evaluates a Pulumi program in this process, as `pulumi preview` would, without the CLI and without the cloud.
 *
 * @returns what it declared
 * @throws ProgramError for everything that is wrong with the project, its configuration or the program
 */
export async function evaluateProgram(options: EvaluateOptions): Promise<Evaluation> {
  const env = options.env ?? process.env;
  const project = readProject(options.folder);
  const configuration = await readConfiguration(project, {
    stack: options.stack,
    overrides: options.config ?? {},
    env,
  });
  const region = readRegion(configuration, env);
  const registry = new Registry({ project: project.name, stack: options.stack, region }, options.provider);
  const sdk = loadSdk(project.folder);
  const late = options.late ?? ((error) => console.error(`after the evaluation: ${error.message}`));
  const faults: Faults = {
    first: undefined,
    any: false,
    ended: false,
    late: (error) => late(toProgramError(error, project)),
  };
  const log = await runGuarded(faults, () =>
    runProgram(sdk, { project, stack: options.stack, configuration, registry, faults }),
  );
  return {
    project: project.name,
    stack: options.stack,
    region,
    resources: registry.resources,
    outputs: toJsonOutputs(registry.stackOutputs),
    log,
    notServed: registry.notServed,
  };
}

/** The default provider's own order: configuration, then environment. */
function readRegion(configuration: Configuration, env: NodeJS.ProcessEnv): string {
  const region = configuration.values["aws:region"] || env["AWS_REGION"] || env["AWS_DEFAULT_REGION"];
  if (!region)
    throw new ProgramError(
      "no AWS region: run `pulumi config set aws:region eu-west-1`, or give --config aws:region=eu-west-1",
    );
  return region;
}

interface Run {
  project: Project;
  stack: string;
  configuration: Configuration;
  registry: Registry;
  faults: Faults;
}

/** Runs the program once; the working folder, the environment and the module cache are as before afterwards. */
async function runProgram(sdk: Sdk, run: Run): Promise<LogLine[]> {
  const { project, faults } = run;
  const before = loadedFiles();
  const folder = process.cwd();
  const log: LogLine[] = [];
  process.chdir(project.workingFolder);
  process.env["PULUMI_CONFIG"] = JSON.stringify(run.configuration.values);
  try {
    await sdk.state.withLocalStorage(async () => {
      prepareRuntime(sdk, run, log);
      await sdk.pulumi.runtime.runInPulumiStack(() => callProgram(project.entry));
      await sdk.pulumi.runtime.disconnect();
    });
    await settled();
  } catch (error) {
    await settled();
    throw toProgramError(faults.any ? faults.first : error, project);
  } finally {
    faults.ended = true;
    delete process.env["PULUMI_CONFIG"];
    process.chdir(folder);
    dropProgramModules(before);
  }
  if (faults.any) throw toProgramError(faults.first, project);
  return log;
}

function prepareRuntime(sdk: Sdk, { project, stack, configuration, registry }: Run, log: LogLine[]): void {
  const monitor = createMonitor(sdk, registry);
  const { runtime } = sdk.pulumi;
  runtime.setMockOptions(
    monitor as unknown as Parameters<typeof runtime.setMockOptions>[0],
    project.name,
    stack,
    true,
    "local",
  );
  runtime.setAllConfig(configuration.values, configuration.secretKeys);
  captureLog(sdk, log);
}

async function callProgram(entry: string): Promise<Record<string, unknown>> {
  const exported = loadProgram(entry);
  const outputs = await (typeof exported === "function" ? exported() : exported);
  return outputs ?? {};
}

/** Rejections that nobody handles are reported after the microtasks of the turn they happen in. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
