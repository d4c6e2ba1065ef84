import type { Clock } from "../../clock";
import type { Store } from "../../store";
import { LimitExceeded, NotAuthorized } from "../errors";
import type { Locks } from "../locks";
import { type AttemptsRecord, type HourlyAttempt, keyOf } from "../records";

/** Counts what may be tried only so often, for each name of a pool, whether somebody has the name or not. */
export interface Attempts {
  /**
   * Runs a password check, one at a time per name. After five wrong ones in a row the name is locked for one second,
   * twice as long after each further one, up to 15 minutes; while locked nothing is checked (Lockout behavior for failed
   * sign-in attempts). A right one, or 15 minutes without a wrong one after the lock, starts again at none.
   *
   * @throws NotAuthorized while locked.
   */
  countPassword(poolId: string, name: string, isRight: () => Promise<boolean>): Promise<boolean>;

  /**
   * Counts one more of what may be tried so often in an hour (Quotas in Amazon Cognito).
   *
   * @throws LimitExceeded
   */
  countHourly(poolId: string, name: string, what: HourlyAttempt): Promise<void>;
}

const minute = 60_000;
const hour = 60 * minute;
const longestLock = 15 * minute;
const freeFailures = 5;
const hourly: Record<HourlyAttempt, number> = {
  confirmation: 15,
  resend: 5,
  forgotPassword: 5,
  passwordReset: 15,
  passwordChange: 5,
  attributeCode: 5,
  attributeVerification: 15,
};

const none: AttemptsRecord = { failures: 0, lockedUntil: 0, lastFailureAt: 0, hourly: {} };

export function createAttempts(store: Store, locks: Locks, clock: Clock): Attempts {
  const inTurn = <T>(poolId: string, name: string, work: (key: string, before: AttemptsRecord) => Promise<T>) => {
    const key = keyOf.attempts(poolId, name);
    return locks.run(key, async () => work(key, { ...none, ...(await store.get<AttemptsRecord>(key)) }));
  };
  const countHourly: Attempts["countHourly"] = (poolId, name, what) =>
    inTurn(poolId, name, async (key, before) => {
      const recent = (before.hourly[what] ?? []).filter((time) => time > clock() - hour);
      if (recent.length >= hourly[what]) throw new LimitExceeded();
      await store.put(key, { ...before, hourly: { ...before.hourly, [what]: [...recent, clock()] } });
    });
  return {
    countPassword: (poolId, name, isRight) =>
      inTurn(poolId, name, async (key, before) => {
        if (clock() < before.lockedUntil) throw new NotAuthorized("Password attempts exceeded");
        const right = await isRight();
        const after = right ? { ...before, failures: 0, lockedUntil: 0 } : addFailure(before, clock());
        if (!right || before.failures > 0) await store.put(key, after);
        return right;
      }),
    countHourly,
  };
}

function addFailure(before: AttemptsRecord, now: number): AttemptsRecord {
  const forgotten = now >= Math.max(before.lockedUntil, before.lastFailureAt) + longestLock;
  const failures = (forgotten ? 0 : before.failures) + 1;
  const lock = failures < freeFailures ? 0 : Math.min(1000 * 2 ** (failures - freeFailures), longestLock);
  return { ...before, failures, lockedUntil: now + lock, lastFailureAt: now };
}
