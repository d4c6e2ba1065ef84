/** Says what is being done when it takes more than a second. */
export interface Progress {
  /** Runs one step under a name such as `making the test users`. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
}

const PATIENCE_MS = 1000;

/** @param print takes one line */
export function createProgress(print: (line: string) => void): Progress {
  return {
    step: async (name, work) => {
      const timer = setTimeout(() => print(`${name} ...`), PATIENCE_MS);
      try {
        return await work();
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
