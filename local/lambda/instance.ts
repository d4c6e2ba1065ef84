import { randomUUID } from "node:crypto";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { InstanceMessage, InstanceStart, InvokeMessage } from "./messages";
import type { Call, InvokeResult } from "./settings";

/** What an instance is made from. */
export interface InstanceOptions {
  start: InstanceStart;

  /** The whole environment of the code. */
  environment: Record<string, string>;

  /** Heap limit, MB. */
  memoryMb: number;

  /** How long one invocation may take, milliseconds. */
  timeoutMs: number;

  /** How long loading the code may take, milliseconds. */
  initTimeoutMs: number;

  log(line: LogLine): void;
}

interface LogLine {
  requestId: string;
  level: string;
  text: string;
}

type Ending = Extract<InvokeResult, { ok: false }>;

interface Running {
  requestId: string;
  settle(result: InvokeResult): void;
}

const workerFile = path.join(__dirname, "worker.cjs");

/** One copy of a function in its own thread. It keeps its state between invocations and takes one at a time. */
export class Instance {
  /** Undefined once the code is loaded; how it ended, if it could not be loaded. */
  readonly started: Promise<Ending | undefined>;

  /** How the instance ended: by its own doing, at a limit, or by `end`. */
  readonly ended: Promise<Ending>;

  private readonly worker: Worker;
  private running: Running | undefined;
  private cause: Omit<Ending, "ok"> | undefined;
  private limit: Ending | undefined;
  private markStarted: () => void = () => {};

  /** @throws Error if the declared `NODE_OPTIONS` are none that a thread takes. */
  constructor(private readonly options: InstanceOptions) {
    this.worker = new Worker(workerFile, {
      workerData: options.start,
      env: options.environment,
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
    });
    this.worker.stdout.resume();
    this.worker.stderr.resume();
    const ready = new Promise<undefined>((resolve) => {
      this.markStarted = () => resolve(undefined);
    });
    this.ended = new Promise((resolve) => {
      this.worker.on("error", (error) => {
        this.cause = toCause(error);
      });
      this.worker.on("exit", (code) => resolve(this.toEnding(code)));
    });
    this.started = this.within(options.initTimeoutMs, "loading its code took longer than", () =>
      Promise.race([ready, this.ended]),
    );
    this.worker.on("message", (message: InstanceMessage) => this.receive(message));
    void this.ended.then((ending) => this.abandon(ending));
  }

  /** Calls the handler. One at a time: the pool waits for the result before it calls again. */
  invoke({ event, functionArn }: Call): Promise<InvokeResult> {
    const requestId = randomUUID();
    const { timeoutMs } = this.options;
    this.worker.ref();
    return this.within(timeoutMs, "Task timed out after", () => {
      return new Promise<InvokeResult>((resolve) => {
        this.running = {
          requestId,
          settle: (result) => {
            this.running = undefined;
            this.worker.unref();
            resolve(result);
          },
        };
        const message: InvokeMessage = { requestId, event, functionArn, remainingMs: timeoutMs };
        this.worker.postMessage(message);
      });
    });
  }

  /** Ends the thread, whatever it is doing. */
  async end(): Promise<void> {
    this.limit = {
      ok: false,
      reason: "exit",
      errorType: "Runtime.ExitError",
      errorMessage: "the local run is closing",
    };
    await this.worker.terminate();
  }

  private receive(message: InstanceMessage): void {
    switch (message.type) {
      case "ready":
        this.worker.unref();
        this.markStarted();
        break;
      case "log":
        this.options.log({ requestId: message.requestId, level: message.level, text: message.text });
        break;
      case "fatal":
        this.cause = { reason: "error", errorType: message.errorType, errorMessage: message.errorMessage };
        break;
      default:
        // Once a limit was passed the thread is on its way out: an answer that comes now would free it for the next one.
        if (!this.limit && message.requestId === this.running?.requestId) this.running.settle(toResult(message));
    }
  }

  /** Answers what was running when the thread ended; why it did is in the log already, unless it left on its own. */
  private abandon(ending: Ending): void {
    if (!this.running) return;
    const { requestId } = this.running;
    if (ending.reason === "exit") this.options.log({ requestId, level: "ERROR", text: ending.errorMessage });
    this.running.settle(ending);
  }

  /** Ends the instance when the work takes too long, a busy loop too. */
  private async within<T>(limitMs: number, words: string, work: () => Promise<T>): Promise<T> {
    const timer = setTimeout(() => {
      const errorMessage = `${words} ${(limitMs / 1000).toFixed(2)} seconds`;
      this.limit = { ok: false, reason: "timeout", errorType: "Sandbox.Timedout", errorMessage };
      this.options.log({ requestId: this.running?.requestId ?? "", level: "ERROR", text: errorMessage });
      void this.worker.terminate();
    }, limitMs);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
    }
  }

  private toEnding(code: number): Ending {
    if (this.limit) return this.limit;
    if (this.cause) return { ok: false, ...this.cause };
    const errorMessage = `Runtime exited with error: exit status ${code}`;
    return { ok: false, reason: "exit", errorType: "Runtime.ExitError", errorMessage };
  }
}

function toResult(message: Extract<InstanceMessage, { type: "done" | "failed" }>): InvokeResult {
  if (message.type === "done") return { ok: true, payload: JSON.parse(message.payload) };
  return { ok: false, reason: "error", errorType: message.errorType, errorMessage: message.errorMessage };
}

function toCause(error: unknown): Omit<Ending, "ok"> {
  const { code, name, message }: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
  return code === "ERR_WORKER_OUT_OF_MEMORY"
    ? { reason: "exit", errorType: "Runtime.OutOfMemory", errorMessage: "Runtime exited with error: signal: killed" }
    : { reason: "error", errorType: name, errorMessage: message };
}
