import path from "node:path";
import { Worker } from "node:worker_threads";
import type { NodeStart } from "./messages";
import { type Ending, type Transport, type TransportEvents, toExit } from "./transport";

/** What a Node instance is made from. */
export interface ThreadOptions {
  start: NodeStart;

  /** The whole environment of the code. */
  environment: Record<string, string>;

  /** Heap limit, MB. */
  memoryMb: number;
}

const workerFile = path.join(__dirname, "worker.cjs");

/**
 * Runs a Node handler in a thread of its own.
 *
 * @throws Error if the declared `NODE_OPTIONS` are none that a thread takes.
 */
export function startThread(options: ThreadOptions, events: TransportEvents): Transport {
  const worker = new Worker(workerFile, {
    workerData: options.start,
    env: options.environment,
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
  });
  worker.stdout.resume();
  worker.stderr.resume();
  let cause: Ending | undefined;
  worker.on("message", (message: unknown) => events.receive(message));
  worker.on("error", (error) => {
    cause = toEnding(error);
  });
  worker.on("exit", (code) => events.end(cause ?? toExit(`exit status ${code}`)));
  return {
    send: (message) => worker.postMessage(message),
    hold: () => worker.ref(),
    release: () => worker.unref(),
    end: () => worker.terminate(),
  };
}

function toEnding(error: unknown): Ending {
  const { code, name, message }: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
  return code === "ERR_WORKER_OUT_OF_MEMORY"
    ? toExit("signal: killed", "Runtime.OutOfMemory")
    : { ok: false, reason: "error", errorType: name, errorMessage: message };
}
