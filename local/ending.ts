/** What has to be ended when the server ends. */
export interface Ending {
  /** Adds a step; steps run one after the other, last added first. */
  add(step: () => Promise<unknown> | unknown): void;

  /** Runs every step once; later calls do nothing. */
  end(): Promise<void>;
}

/** Starts with no step. */
export function createEnding(): Ending {
  const steps: (() => Promise<unknown> | unknown)[] = [];
  return {
    add: (step) => {
      steps.push(step);
    },
    end: async () => {
      for (const step of steps.splice(0).reverse()) await step();
    },
  };
}
