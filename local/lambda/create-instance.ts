import { randomBytes } from "node:crypto";
import type { Clock } from "../clock";
import { toEnvironment } from "./environment";
import { findHandlerFile } from "./handler-file";
import { Instance } from "./instance";
import { isPython } from "./runtimes";
import type { FunctionSettings } from "./settings";
import { startThread } from "./thread";
import type { Transport, TransportEvents } from "./transport";

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

/** What instances need besides their function's settings. */
export interface InstanceSurroundings {
  /** Base URL of the local AWS services, asked for when an instance starts. */
  endpointUrl: () => string;

  /** Dates the log streams. */
  clock: Clock;

  /** Takes what functions print. */
  log(line: FunctionLogLine): void;

  /** How long loading a function's code may take, milliseconds. @default 10000, Lambda's own limit */
  initTimeoutMs?: number;

  /** Where interpreters are looked for. @default the environment variable PATH of this process */
  searchPath?: string;
}

type Connect = (events: TransportEvents) => Transport;

/** Rejects if the code cannot be started. */
export async function createInstance(
  settings: FunctionSettings,
  surroundings: InstanceSurroundings,
): Promise<Instance> {
  return new Instance({
    connect: await (isPython(settings.runtime) ? connectPython : connectNode)(settings, surroundings),
    timeoutMs: settings.timeoutSeconds * 1000,
    initTimeoutMs: surroundings.initTimeoutMs ?? 10_000,
    log: (line) => surroundings.log({ functionName: settings.name, ...line }),
  });
}

async function connectNode(settings: FunctionSettings, surroundings: InstanceSurroundings): Promise<Connect> {
  const logStream = toLogStream(surroundings.clock(), settings.version);
  const { file, exportName } = findHandlerFile(settings.codeFolder, settings.handler);
  const start = {
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
  };
  const environment = toEnvironment(settings, { endpointUrl: surroundings.endpointUrl(), logStream });
  return (events) => startThread({ start, environment, memoryMb: settings.memoryMb }, events);
}

/** Python's part is loaded for programs that have some. */
async function connectPython(settings: FunctionSettings, surroundings: InstanceSurroundings): Promise<Connect> {
  const { startPython } = require("./python-process") as typeof import("./python-process");
  const { requirePython } = require("./python-notes") as typeof import("./python-notes");
  const { executable } = await requirePython(settings.runtime, surroundings.searchPath ?? process.env["PATH"] ?? "");
  const logStream = toLogStream(surroundings.clock(), settings.version);
  const environment = toEnvironment(settings, { endpointUrl: surroundings.endpointUrl(), logStream });
  const { codeFolder, memoryMb } = settings;
  return (events) => startPython({ executable, codeFolder, environment, memoryMb }, events);
}

/** As Lambda names them: day, version, instance. */
function toLogStream(now: number, version = "$LATEST"): string {
  const day = new Date(now).toISOString().slice(0, 10).replaceAll("-", "/");
  return `${day}/[${version}]${randomBytes(16).toString("hex")}`;
}
