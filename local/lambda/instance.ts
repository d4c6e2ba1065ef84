import { randomUUID } from "node:crypto";
import { type InstanceMessage, type InvokeMessage, isMessage } from "./messages";
import type { Call, InvokeResult } from "./settings";
import { closing, type Ending, type Transport, type TransportEvents } from "./transport";

/** What an instance is made from. */
export interface InstanceOptions {
  /**
   * Starts the code.
   *
   * @throws Error if it cannot be started
   */
  connect(events: TransportEvents): Transport;

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

interface Running {
  requestId: string;
  settle(result: InvokeResult): void;
}

/** One copy of a function. It keeps its state between invocations and takes one at a time. */
export class Instance {
  /** Undefined once the code is loaded; how it ended, if it could not be loaded. */
  readonly started: Promise<Ending | undefined>;

  /** How the instance ended: by its own doing, at a limit, or by `end`. */
  readonly ended: Promise<Ending>;

  /** What the handler took for its last request, milliseconds; the way to it and back is not counted. */
  tookMs = 0;

  private readonly transport: Transport;
  private running: Running | undefined;
  private timer: NodeJS.Timeout | undefined;
  private cause: Ending | undefined;
  private limit: Ending | undefined;
  private isLoaded = false;
  private markStarted: (ending?: Ending) => void = () => {};
  private markEnded: (ending: Ending) => void = () => {};

  /** @throws Error if the code cannot be started */
  constructor(private readonly options: InstanceOptions) {
    this.started = new Promise((resolve) => {
      this.markStarted = resolve;
    });
    this.ended = new Promise((resolve) => {
      this.markEnded = resolve;
    });
    this.transport = options.connect({
      receive: (said) => {
        if (isMessage(said)) this.receive(said);
      },
      end: (ending) => this.finish(this.limit ?? this.cause ?? ending),
    });
    this.limitTo(options.initTimeoutMs, "loading its code took longer than");
  }

  /** Calls the handler. One at a time: the pool waits for the result before it calls again. */
  invoke({ event, functionArn }: Call): Promise<InvokeResult> {
    const requestId = randomUUID();
    const { timeoutMs } = this.options;
    const message: InvokeMessage = { requestId, event, functionArn, remainingMs: timeoutMs };
    return new Promise((settle) => {
      this.running = { requestId, settle };
      this.limitTo(timeoutMs, "Task timed out after");
      this.transport.hold();
      this.transport.send(message);
    });
  }

  /** Ends it, whatever it is doing. */
  async end(): Promise<void> {
    this.limit ??= closing;
    await this.transport.end();
  }

  private receive(message: InstanceMessage): void {
    switch (message.type) {
      case "ready":
        // Once: said again in an invocation it would lift that one's time limit.
        if (this.limit || this.isLoaded) break;
        this.isLoaded = true;
        clearTimeout(this.timer);
        this.transport.release();
        this.markStarted();
        break;
      case "log":
        this.options.log({ requestId: message.requestId, level: message.level, text: message.text });
        break;
      case "fatal":
        this.cause = { ok: false, ...toError(message) };
        break;
      default:
        // Once a limit was passed the code is on its way out: an answer that comes now would free it for the next one.
        if (this.limit || this.running?.requestId !== message.requestId) break;
        this.tookMs = Number(message.tookMs) || 0;
        this.settle(toResult(message));
    }
  }

  private settle(result: InvokeResult): void {
    const { running } = this;
    clearTimeout(this.timer);
    this.running = undefined;
    this.transport.release();
    running?.settle(result);
  }

  /** Answers what was running; why it ended is in the log already, unless it left on its own. */
  private finish(ending: Ending): void {
    clearTimeout(this.timer);
    const { running } = this;
    if (running && ending.reason === "exit") {
      this.options.log({ requestId: running.requestId, level: "ERROR", text: ending.errorMessage });
    }
    this.running = undefined;
    // Before the request is answered: whoever hears the answer may take no ended instance for a free one.
    this.markEnded(ending);
    running?.settle(ending);
    this.markStarted(ending);
  }

  /** Ends the instance when what it does now takes too long, a busy loop too. */
  private limitTo(limitMs: number, words: string): void {
    this.timer = setTimeout(() => {
      const errorMessage = `${words} ${(limitMs / 1000).toFixed(2)} seconds`;
      this.limit = { ok: false, reason: "timeout", errorType: "Sandbox.Timedout", errorMessage };
      this.options.log({ requestId: this.running?.requestId ?? "", level: "ERROR", text: errorMessage });
      void this.transport.end();
    }, limitMs);
  }
}

function toResult(message: Extract<InstanceMessage, { type: "done" | "failed" }>): InvokeResult {
  return message.type === "done"
    ? { ok: true, payload: toPayload(message.payload) }
    : { ok: false, ...toError(message) };
}

/** What is no JSON goes out as it is, as on AWS: Python writes `NaN`, and a handler may answer with bytes. */
function toPayload(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function toError({ errorType, errorMessage }: { errorType: string; errorMessage: string }) {
  return { reason: "error" as const, errorType, errorMessage };
}
