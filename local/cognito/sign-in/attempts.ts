import type { Clock } from "../../clock";
import type { Store } from "../../store";
import { CodeMismatch, ExpiredCode, LimitExceeded, NotAuthorized } from "../errors";
import type { Locks } from "../locks";
import { type AttemptsRecord, type FailuresRecord, type HourlyAttempt, keyOf } from "../records";

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
   * As `countPassword`, for a check that may sign the same name in itself: it does not run in the name's turn, but is counted as
   * wrong until it is known to be right, so that many at once are no more guesses than one after the other. One that fails
   * in another way stays counted.
   *
   * @throws NotAuthorized while locked.
   */
  countQuestion(poolId: string, name: string, isRight: () => Promise<boolean>): Promise<boolean>;

  /**
   * As `countPassword`, for the codes of a sign-in, whatever number of sessions they are tried in. They are counted apart: who
   * has the password could forgive themselves every wrong code with it.
   *
   * @param take takes the code; it throws CodeMismatch or ExpiredCode for a wrong one, which is counted and thrown again.
   * @throws NotAuthorized while locked.
   */
  countCode<T>(poolId: string, name: string, take: () => Promise<T>): Promise<T>;

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
  signInCode: 20,
};

const noFailures: FailuresRecord = { failures: 0, lockedUntil: 0, lastFailureAt: 0 };
const none: AttemptsRecord = { ...noFailures, hourly: {} };

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
  const requireUnlocked = (before: FailuresRecord) => {
    if (clock() < before.lockedUntil) throw new NotAuthorized("Password attempts exceeded");
  };
  const next = (before: FailuresRecord, right: boolean): FailuresRecord =>
    right ? { ...noFailures, lastFailureAt: before.lastFailureAt } : addFailure(before, clock());
  return {
    countPassword: (poolId, name, isRight) =>
      inTurn(poolId, name, async (key, before) => {
        requireUnlocked(before);
        const right = await isRight();
        if (!right || before.failures > 0) await store.put(key, { ...before, ...next(before, right) });
        return right;
      }),
    countQuestion: async (poolId, name, isRight) => {
      const count = (right: boolean) =>
        inTurn(poolId, name, async (key, before) => {
          if (!right) requireUnlocked(before);
          await store.put(key, { ...before, ...next(before, right) });
        });
      await count(false);
      const right = await isRight();
      if (right) await count(true);
      return right;
    },
    countCode: (poolId, name, take) =>
      inTurn(poolId, name, async (key, before) => {
        const codes = before.codes ?? noFailures;
        requireUnlocked(codes);
        const tried = await tryCode(take);
        const right = "taken" in tried;
        if (!right || codes.failures > 0) await store.put(key, { ...before, codes: next(codes, right) });
        if ("refusal" in tried) throw tried.refusal;
        return tried.taken;
      }),
    countHourly,
  };
}

function addFailure(before: FailuresRecord, now: number): FailuresRecord {
  const forgotten = now >= Math.max(before.lockedUntil, before.lastFailureAt) + longestLock;
  const failures = (forgotten ? 0 : before.failures) + 1;
  const lock = failures < freeFailures ? 0 : Math.min(1000 * 2 ** (failures - freeFailures), longestLock);
  return { failures, lockedUntil: now + lock, lastFailureAt: now };
}

async function tryCode<T>(take: () => Promise<T>): Promise<{ taken: T } | { refusal: Error }> {
  try {
    return { taken: await take() };
  } catch (error) {
    if (error instanceof CodeMismatch || error instanceof ExpiredCode) return { refusal: error };
    throw error;
  }
}
