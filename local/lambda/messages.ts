/** What server and instance tell each other. The instance is plain JavaScript, `worker.cjs`, or Python, `python/bootstrap.py`. */

/** Handed to a new Node instance. */
export interface NodeStart {
  /** Module with the handler. */
  file: string;

  /** Name the module exports it under. */
  exportName: string;

  /** `index.handler` as declared, for error texts. */
  handler: string;

  /** 24 for `nodejs24.x`: from there on handlers take no callback. */
  runtimeMajor: number;

  /** Parts of the context object that are the same in every invocation. */
  context: {
    functionName: string;
    functionVersion: string;
    memoryLimitInMB: string;
    logGroupName: string;
    logStreamName: string;
  };
}

export interface InvokeMessage {
  requestId: string;

  /** The event as JSON. */
  event: string;

  /** As the caller named the function. */
  functionArn: string;

  /** Milliseconds until the time limit. */
  remainingMs: number;
}

/** An error as Lambda reports it. */
interface ReportedError {
  errorType: string;
  errorMessage: string;
}

/** The end of an invocation. */
interface Answered {
  requestId: string;

  /** What the handler took, milliseconds. */
  tookMs?: number;
}

export type InstanceMessage =
  | { type: "ready" }
  /** The module could not be loaded, or something outside the handler threw: the instance ends. */
  | ({ type: "fatal" } & ReportedError)
  /** `payload` is JSON. */
  | ({ type: "done"; payload: string } & Answered)
  | ({ type: "failed" } & Answered & ReportedError)
  | { type: "log"; requestId: string; level: string; text: string };

/** Members of each message, all of them texts. */
const members: Record<InstanceMessage["type"], string[]> = {
  ready: [],
  fatal: ["errorType", "errorMessage"],
  done: ["requestId", "payload"],
  failed: ["requestId", "errorType", "errorMessage"],
  log: ["requestId", "level", "text"],
};

/** Whether an instance said something that the server understands. The handler's code can write on the same channel. */
export function isMessage(said: unknown): said is InstanceMessage {
  if (typeof said !== "object" || said === null) return false;
  const message: Record<string, unknown> = { ...said };
  const { type } = message;
  if (typeof type !== "string" || !Object.hasOwn(members, type)) return false;
  return members[type as InstanceMessage["type"]].every((name) => typeof message[name] === "string");
}
