import { collectBundles } from "./bundles";
import type { Configuration } from "./configuration";
import { readConfiguration } from "./configuration";
import type { Evaluation, LogLine, Sources } from "./evaluation";
import { createMonitor } from "./monitor";
import { enterProgram } from "./program-environment";
import { ProgramError } from "./program-error";
import { type Faults, runGuarded } from "./program-faults";
import { captureLog } from "./program-log";
import { toProgramError } from "./program-messages";
import { loadProgram } from "./program-modules";
import { type Project, readProject } from "./project";
import type { Provider } from "./provider";
import { Registry } from "./registry";
import { loadSdk, type Sdk } from "./sdk";
import { toJsonOutputs } from "./wire";

/** What to evaluate. */
export interface EvaluateOptions {
  /** Folder with Pulumi.yaml. */
  folder: string;

  /** Name of the stack. */
  stack: string;

  /** Configuration that wins over the files. @default - none */
  config?: Record<string, string>;

  /** Stands in for the cloud. */
  provider: Provider;

  /** What the program finds in its environment besides this process's own. @default - nothing */
  environment?: Record<string, string>;

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
  const { log, sources } = await runProgram({ ...options, project, configuration, registry });
  return {
    project: project.name,
    stack: options.stack,
    region,
    resources: registry.resources,
    outputs: toJsonOutputs(registry.stackOutputs),
    invoked: registry.invoked,
    log,
    notServed: registry.notServed,
    sources,
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

interface Run extends EvaluateOptions {
  project: Project;
  configuration: Configuration;
  registry: Registry;
}

/** Runs the program once. */
async function runProgram(run: Run): Promise<{ log: LogLine[]; sources: Sources }> {
  const { project } = run;
  const late = run.late ?? ((error) => console.error(`after the evaluation: ${error.message}`));
  const faults: Faults = { thrown: [], ended: false, late: (error) => late(toProgramError(error, project)) };
  const leave = enterProgram(project, run.configuration, run.environment ?? {});
  const sources: Sources = { modules: [], bundles: [] };
  const stopCollecting = collectBundles(sources.bundles);
  try {
    return { log: await runGuarded(faults, () => runInStack(loadSdk(project.folder), run, faults)), sources };
  } catch (error) {
    await settled();
    throw toProgramError(faults.thrown.length > 0 ? faults.thrown[0] : error, project);
  } finally {
    faults.ended = true;
    stopCollecting();
    sources.modules = leave();
  }
}

async function runInStack(sdk: Sdk, run: Run, faults: Faults): Promise<LogLine[]> {
  const log: LogLine[] = [];
  await sdk.state.withLocalStorage(async () => {
    prepareRuntime(sdk, run, log);
    await sdk.pulumi.runtime.runInPulumiStack(() => callProgram(run.project.entry));
    await sdk.pulumi.runtime.disconnect();
  });
  await settled();
  run.registry.end();
  if (faults.thrown.length > 0) throw faults.thrown[0];
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
