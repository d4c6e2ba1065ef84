type Listener = NodeJS.UnhandledRejectionListener;

/** Rejections that nobody handled while somebody collects. */
export interface Rejections {
  /** In the order they came. */
  seen: unknown[];

  /** Resolves at the first one. */
  first: Promise<void>;

  /** Stops collecting; the last one to stop puts the other listeners back. */
  stop(): void;
}

interface Collector {
  seen: unknown[];
  tellFirst: () => void;
}

const collecting = new Set<Collector>();
let others: Listener[] = [];

/**
 * Takes the place of every listener for unhandled rejections until `stop` is called. Nothing says whose a rejection is:
 * all who collect at that time see it.
 */
export function collectRejections(): Rejections {
  let tellFirst = () => {};
  const first = new Promise<void>((resolve) => {
    tellFirst = resolve;
  });
  if (collecting.size === 0) {
    others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection");
    process.on("unhandledRejection", tell);
  }
  const collector = { seen: [], tellFirst };
  collecting.add(collector);
  return { seen: collector.seen, first, stop: () => stop(collector) };
}

const tell: Listener = (reason) => {
  for (const { seen, tellFirst } of collecting) {
    seen.push(reason);
    tellFirst();
  }
};

function stop(collector: Collector): void {
  collecting.delete(collector);
  if (collecting.size > 0) return;
  process.removeListener("unhandledRejection", tell);
  for (const other of others) process.on("unhandledRejection", other);
}
