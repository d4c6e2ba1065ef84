import { randomBytes } from "node:crypto";
import type { Clock } from "../clock";
import { toEnvironment } from "./environment";
import { findHandlerFile } from "./handler-file";
import { Instance } from "./instance";
import { InstancePool } from "./instance-pool";
import type { FunctionSettings, InvokeResult } from "./settings";

export { findUnsupported } from "./unsupported";

/** A line a function printed, or that its instance reports about it. */
export interface FunctionLogLine {
  functionName: string;

  /** Invocation it belongs to; empty while the code is being loaded. */
  requestId: string;

  /** `TRACE`, `DEBUG`, `INFO`, `WARN` or `ERROR`. */
  level: string;

  /** May hold line breaks. */
  text: string;
}

export interface FunctionsOptions {
  /** Base URL of the local AWS services, asked for when an instance starts. */
  endpointUrl: () => string;

  /** Dates the log streams. */
  clock: Clock;

  /** Takes what functions print. */
  log(line: FunctionLogLine): void;

  /** Instances of one function at the same time; further requests wait. @default 10 */
  maxInstances?: number;

  /** How long loading a function's code may take, milliseconds. @default 10000, Lambda's own limit */
  initTimeoutMs?: number;
}

export interface Functions {
  /**
   * Runs a function. Never rejects for what the function does.
   *
   * @param functionArn Of the function, or of a version or alias of it.
   * @param event Given to the handler as its JSON says.
   * @throws Error if no function has the ARN.
   */
  invoke(functionArn: string, event: unknown): Promise<InvokeResult>;

  /** Loads every function's code now, so that the first request does not wait for it. Returns at once. */
  warm(): void;

  /** Ends every instance. */
  close(): Promise<void>;
}

/** About what a cold start takes. */
const patienceMs = 20;

/** Functions on worker threads. Nothing is started before the first `invoke` or `warm`. */
export function createFunctions(settings: FunctionSettings[], options: FunctionsOptions): Functions {
  const all = settings.map((each) => ({ arns: toArns(each), pool: createPool(each, options) }));
  const pools = new Map(all.flatMap(({ arns, pool }) => arns.map((arn) => [arn, pool] as const)));
  return {
    async invoke(functionArn, event) {
      const pool = pools.get(functionArn);
      if (!pool) throw new Error(`no function has the ARN "${functionArn}"`);
      return pool.invoke({ event: JSON.stringify(event) ?? "{}", functionArn });
    },
    warm() {
      for (const { pool } of all) pool.warm();
    },
    async close() {
      await Promise.all(all.map(({ pool }) => pool.close()));
    },
  };
}

function toArns({ arn, qualifiers = [] }: FunctionSettings): string[] {
  return [arn, ...qualifiers.map((qualifier) => `${arn}:${qualifier}`)];
}

function createPool(settings: FunctionSettings, options: FunctionsOptions): InstancePool {
  return new InstancePool({
    create: () => createInstance(settings, options),
    maxInstances: Math.min(settings.maxInstances ?? Number.POSITIVE_INFINITY, options.maxInstances ?? 10),
    patienceMs,
  });
}

function createInstance(settings: FunctionSettings, options: FunctionsOptions): Instance {
  const logStream = toLogStream(options.clock(), settings.version);
  const { file, exportName } = findHandlerFile(settings.codeFolder, settings.handler);
  return new Instance({
    start: {
      file,
      exportName,
      handler: settings.handler,
      runtimeMajor: Number.parseInt(settings.runtime.slice("nodejs".length), 10),
      context: {
        functionName: settings.name,
        functionVersion: settings.version ?? "$LATEST",
        memoryLimitInMB: String(settings.memoryMb),
        logGroupName: settings.logGroup,
        logStreamName: logStream,
      },
    },
    environment: toEnvironment(settings, { endpointUrl: options.endpointUrl(), logStream }),
    memoryMb: settings.memoryMb,
    timeoutMs: settings.timeoutSeconds * 1000,
    initTimeoutMs: options.initTimeoutMs ?? 10_000,
    log: (line) => options.log({ functionName: settings.name, ...line }),
  });
}

/** As Lambda names them: day, version, instance. */
function toLogStream(now: number, version = "$LATEST"): string {
  const day = new Date(now).toISOString().slice(0, 10).replaceAll("-", "/");
  return `${day}/[${version}]${randomBytes(16).toString("hex")}`;
}
