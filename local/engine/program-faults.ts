import { AsyncLocalStorage } from "node:async_hooks";

/** Thrown in place of ending the process when a program calls `process.exit`. */
export class ProgramExit extends Error {
  override readonly name = "ProgramExit";
  constructor(readonly code: number) {
    super(`the program called process.exit(${code})`);
  }
}

/** One evaluation's faults: what its program threw where nobody could catch it. */
export interface Faults {
  /** In their order; the first one decides. */
  thrown: unknown[];

  /** True once the evaluation has its result. */
  ended: boolean;

  /** Told of what is thrown after that, for example in a timer. */
  late(error: unknown): void;
}

const running = new AsyncLocalStorage<Faults>();
let guarded = false;

/**
 * Runs a program so that `process.exit`, rejections nobody handles and errors in timers are its own fault and never the
 * end of the process. What the program leaves running stays guarded.
 */
export function runGuarded<T>(faults: Faults, run: () => T): T {
  guardProcess();
  return running.run(faults, run);
}

function guardProcess(): void {
  if (guarded) return;
  guarded = true;
  const exit = process.exit.bind(process);
  process.exit = (code?: number | string | null): never => {
    const faults = running.getStore();
    if (!faults) return exit(code ?? undefined);
    const fault = new ProgramExit(Number(code ?? process.exitCode ?? 0));
    record(faults, fault);
    throw fault;
  };
  for (const event of ["uncaughtException", "unhandledRejection"]) {
    process.on(event, (error: unknown) => {
      const faults = running.getStore();
      if (faults) record(faults, error);
      else if (process.listenerCount(event) === 1) endAsNodeDoes(error, exit);
    });
  }
}

function record(faults: Faults, error: unknown): void {
  if (faults.ended) faults.late(error);
  else faults.thrown.push(error);
}

/** A fault of the server itself: Node's own answer to it, which our listener would hide. */
function endAsNodeDoes(error: unknown, exit: (code: number) => never): never {
  console.error(error);
  return exit(1);
}
