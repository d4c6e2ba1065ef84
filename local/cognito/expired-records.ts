import type { Clock } from "../clock";
import type { Store } from "../store";
import type { Locks } from "./locks";
import { type AttemptsRecord, prefixOf } from "./records";

/** Removes records that are over, a bounded number at a time. */
export interface ExpiredRecords {
  /** Looks through so many of each kind, from where it stopped; from the start again after the last. */
  remove(ofEachKind: number): Promise<void>;

  /** To be called with each request: now and then it removes some, and nobody waits for that. */
  tick(): void;
}

const hour = 3_600_000;

/** What is over is kept so long still, so that it is told from what never was. */
const keptAfter = 24 * hour;

/** How often some are removed, and how many are looked through then. */
const pause = 10 * 60_000;
const atOnce = 200;

type Ends = (value: never) => number;

/** When a record of each kind is over. */
const kinds: { kind: Parameters<typeof prefixOf>[0]; endsAt: Ends }[] = [
  { kind: "sign-in", endsAt: endOf },
  { kind: "challenge", endsAt: endOf },
  { kind: "code", endsAt: endOf },
  { kind: "page-session", endsAt: endOf },
  { kind: "attempts", endsAt: endOfAttempts },
];

export function createExpiredRecords(store: Store, locks: Locks, clock: Clock): ExpiredRecords {
  const stoppedAt = new Map<string, string>();
  let lastAt = clock();
  const isOver = (endsAt: Ends, value: unknown) => clock() >= endsAt(value as never) + keptAfter;
  /** Whoever changes a record holds the lock of its key: what is in use again by then stays. */
  const removeOne = (key: string, endsAt: Ends) =>
    locks.run(key, async () => {
      const value = await store.get<unknown>(key);
      if (value !== undefined && isOver(endsAt, value)) await store.batch([{ type: "del", key }]);
    });
  const remove: ExpiredRecords["remove"] = async (limit) => {
    for (const { kind, endsAt } of kinds) {
      const entries = await store.list<unknown>(prefixOf(kind), { after: stoppedAt.get(kind), limit });
      const last = entries.length < limit ? undefined : entries.at(-1)?.key;
      if (last === undefined) stoppedAt.delete(kind);
      else stoppedAt.set(kind, last);
      for (const { key } of entries.filter(({ value }) => isOver(endsAt, value))) await removeOne(key, endsAt);
    }
  };
  return {
    remove,
    tick: () => {
      if (clock() < lastAt + pause) return;
      lastAt = clock();
      // A store that is closed meanwhile has nothing to be removed from.
      void remove(atOnce).catch(() => undefined);
    },
  };
}

function endOf({ expiresAt }: { expiresAt: number }): number {
  return expiresAt;
}

/** Attempts count for an hour at most, and a lock-out is forgotten sooner than that. */
function endOfAttempts({ lockedUntil, lastFailureAt, codes, hourly }: AttemptsRecord): number {
  const times = Object.values(hourly).flatMap((list) => list ?? []);
  const failures = [lockedUntil, lastFailureAt, codes?.lockedUntil ?? 0, codes?.lastFailureAt ?? 0];
  return Math.max(0, ...times, ...failures) + hour;
}
