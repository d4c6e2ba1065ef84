import type { InvokeMessage } from "./messages";
import type { InvokeResult } from "./settings";

/** How an instance ended; also the answer to the request that it was working on. */
export type Ending = Extract<InvokeResult, { ok: false }>;

/** What a place where code runs reports. */
export interface TransportEvents {
  /** Something was said on the channel: by the code's runtime, or by the code. */
  receive(said: unknown): void;

  /** Nothing of it runs any more. Called once; nothing is received after it. */
  end(ending: Ending): void;
}

/** One place where a function's code runs: a thread of this process or a process of its own. */
export interface Transport {
  /** Hands over a request. */
  send(message: InvokeMessage): void;

  /** Keeps this process alive while a request runs. */
  hold(): void;

  /** Lets this process end, as if the code did not run. */
  release(): void;

  /** Ends the code, whatever it is doing; resolves when nothing of it runs any more. */
  end(): Promise<unknown>;
}

/** @param words what the log says of it, for example `exit status 1` or `signal: killed` */
export function toExit(words: string, errorType = "Runtime.ExitError"): Ending {
  return { ok: false, reason: "exit", errorType, errorMessage: `Runtime exited with error: ${words}` };
}

/** Lambda's name of the error of code that cannot be started at all. */
export const unstartable = "Runtime.InvalidEntrypoint";

/** @param errorMessage why the code cannot be started */
export function toUnstartable(errorMessage: string): Ending {
  return { ok: false, reason: "error", errorType: unstartable, errorMessage };
}

/** What is answered to requests that the end of the local run cut off. */
export const closing: Ending = {
  ok: false,
  reason: "exit",
  errorType: "Runtime.ExitError",
  errorMessage: "the local run is closing",
};
