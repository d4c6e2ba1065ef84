import type { Clock } from "../../clock";
import type { Store } from "../../store";
import { NotAuthorized } from "../errors";
import type { Locks } from "../locks";
import { keyOf, prefixOf } from "../records";
import { digest, randomSecret } from "../secrets";
import type { ChallengeRecord } from "./challenge-record";
import type { Person, SignInContext } from "./context";

/** What is asked, and what its answer needs. */
export type NewChallenge = Pick<
  ChallengeRecord,
  "step" | "source" | "srpKey" | "codeDigest" | "isFirstFactor" | "choices" | "setup" | "custom"
>;

/** What an answer to a challenge claims to answer. */
export interface ChallengeAnswer {
  step: ChallengeRecord["step"];

  /** Where it comes from. Undefined: the operation names neither pool nor client, it has the session alone. */
  from: Pick<SignInContext, "pool" | "client"> | undefined;

  session: string;
}

/** Sign-ins that wait for their next step. A session is random, good once, and only for what it was made for. */
export interface Challenges {
  /** The session of a new challenge; good for the client's `authSessionMinutes`. */
  open(context: Pick<SignInContext, "pool" | "client">, person: Person, challenge: NewChallenge): Promise<string>;

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
    open: async ({ pool, client }, { name, user }, challenge) => {
      const session = randomSecret(48);
      const record: ChallengeRecord = {
        ...challenge,
        poolId: pool.settings.id,
        clientId: client.settings.id,
        username: name,
        sub: user?.sub,
        passwordSetAt: user?.passwordSetAt ?? 0,
        signOuts: user?.signOuts ?? 0,
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
        await store.put(key, toUsed(challenge));
        return result;
      });
    },
  };
}

/** What the answer needed is worth nothing any more, and may be a secret. */
function toUsed({ srpKey, codeDigest, custom, setup, ...challenge }: ChallengeRecord): ChallengeRecord {
  return { ...challenge, used: true };
}

function requireOpen(record: ChallengeRecord | undefined, answer: ChallengeAnswer, clock: Clock): ChallengeRecord {
  const { from, step } = answer;
  if (record === undefined) throw invalidSession();
  if (from !== undefined && record.poolId !== from.pool.settings.id) throw invalidSession();
  if (from !== undefined && record.clientId !== from.client.settings.id) throw invalidSession();
  if (record.step !== step) throw invalidSession();
  if (record.used) throw new NotAuthorized("Invalid session for the user, session can only be used once.");
  if (clock() >= record.expiresAt) throw new NotAuthorized("Invalid session for the user, session is expired.");
  return record;
}

function invalidSession(): NotAuthorized {
  return new NotAuthorized("Invalid session for the user.");
}
