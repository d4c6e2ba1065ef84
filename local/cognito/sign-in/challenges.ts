import type { Clock } from "../../clock";
import type { Store } from "../../store";
import { NotAuthorized } from "../errors";
import type { Locks } from "../locks";
import type { Client, Pool } from "../pools/directory";
import { type ChallengeRecord, keyOf, prefixOf, type UserRecord } from "../records";
import { digest, randomSecret } from "../secrets";

/** What an answer to a challenge claims to answer. */
export interface ChallengeAnswer {
  step: ChallengeRecord["step"];
  poolId: string;
  clientId: string;
  session: string;
}

/** Sign-ins that wait for their next step. A session is random, good once, and only for what it was made for. */
export interface Challenges {
  /** The session of a new challenge; good for the client's `authSessionMinutes`. */
  open(step: ChallengeRecord["step"], pool: Pool, client: Client, user: UserRecord): Promise<string>;

  /**
   * Runs the step with the challenge that the session stands for, and uses the session up if that succeeds: an answer
   * that is refused may be given again.
   *
   * @throws NotAuthorized
   */
  answer<T>(answer: ChallengeAnswer, work: (challenge: ChallengeRecord) => Promise<T>): Promise<T>;
}

export async function openChallenges(store: Store, locks: Locks, clock: Clock): Promise<Challenges> {
  const stored = await store.list<ChallengeRecord>(prefixOf("challenge"));
  const over = stored.filter(({ value }) => clock() >= value.expiresAt);
  await store.batch(over.map(({ key }) => ({ type: "del", key })));
  return {
    open: async (step, pool, client, user) => {
      const session = randomSecret(48);
      const record: ChallengeRecord = {
        step,
        poolId: pool.settings.id,
        clientId: client.settings.id,
        username: user.username,
        sub: user.sub,
        passwordSetAt: user.passwordSetAt,
        expiresAt: clock() + client.settings.authSessionMinutes * 60_000,
        used: false,
      };
      await store.put(keyOf.challenge(digest(session)), record);
      return session;
    },
    answer: (answer, work) => {
      const key = keyOf.challenge(digest(answer.session));
      return locks.run(key, async () => {
        const challenge = requireOpen(await store.get<ChallengeRecord>(key), answer, clock);
        const result = await work(challenge);
        await store.put(key, { ...challenge, used: true });
        return result;
      });
    },
  };
}

function requireOpen(record: ChallengeRecord | undefined, answer: ChallengeAnswer, clock: Clock): ChallengeRecord {
  if (record === undefined) throw new NotAuthorized("Invalid session for the user.");
  if (record.poolId !== answer.poolId) throw new NotAuthorized("Invalid session for the user.");
  if (record.clientId !== answer.clientId) throw new NotAuthorized("Invalid session for the user.");
  if (record.step !== answer.step) throw new NotAuthorized("Invalid session for the user.");
  if (record.used) throw new NotAuthorized("Invalid session for the user, session can only be used once.");
  if (clock() >= record.expiresAt) throw new NotAuthorized("Invalid session for the user, session is expired.");
  return record;
}
