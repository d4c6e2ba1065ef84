/** Commands at a time: as many as the smallest machine that runs the tests has cores. */
const LANES = 2;

let free = LANES;
const waiting: (() => void)[] = [];

/** Does the work once one of the lanes is free. */
export async function inLane<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free--;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }
}

const scenarios: (() => void)[] = [];

/**
 * Work whose steps depend on each other. All scenarios of a run start with the first one that is asked for, so that
 * their commands fill the lanes while mocha goes through the tests one by one.
 */
export function scenario<T>(work: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  const start = () => {
    started ??= work();
    started.catch(() => undefined);
    return started;
  };
  scenarios.push(start);
  return () => {
    for (const each of scenarios) each();
    return start();
  };
}
