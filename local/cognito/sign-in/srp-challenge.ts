import { NotAuthorized } from "../errors";
import type { UserRecord } from "../records";
import { sameSecret } from "../secrets";
import type { Services } from "../services";
import type { ChallengeRecord, CustomSignInRecord } from "./challenge-record";
import type { ChallengeResponse, Person, SignInContext, SignInStart } from "./context";
import { decoyOf } from "./decoys";
import type { SignInOutcome } from "./outcome";
import { requireParameter } from "./parameters";
import { admit, requirePerson } from "./people";
import { createVerifier, poolNameOf } from "./srp";
import { answerExchange, isSignatureOf, type PasswordClaim, readPublicValue } from "./srp-exchange";
import { requireTimestamp } from "./srp-timestamp";

const step = "PASSWORD_VERIFIER";

/** Stands for the password of names that nobody has, so that they take the same work. */
const decoyVerifier = createVerifier("decoy_decoy", "nobody", "nothing").verifier;

/**
 * Begins a sign-in with a password that does not leave the client (SRP).
 *
 * @throws InvalidParameter for an `SRP_A` that is no public value; what `admit` throws
 */
export async function startWithSrp(services: Services, start: SignInStart, srpA: string): Promise<SignInOutcome> {
  const publicValue = readPublicValue(srpA);
  return askForClaim(services, start, await admit(services, start), publicValue);
}

/**
 * The server's half, and a secret block that stands for it: an answer may come without the session, so the block is the
 * session, in another writing.
 */
export async function askForClaim(
  services: Services,
  context: SignInContext,
  person: Person,
  clientValue: bigint,
  custom?: CustomSignInRecord,
): Promise<SignInOutcome> {
  const decoy = await decoyOf(services, context.pool.settings, person.name);
  const { salt, verifier } = person.user?.password ?? { salt: decoy.salt, verifier: decoyVerifier };
  const username = person.user?.username ?? decoy.username;
  const { publicValue, key } = answerExchange(clientValue, verifier);
  const challenge = { step, source: "TokenGeneration_Authentication", srpKey: key, custom } as const;
  const session = await services.challenges.open(context, person, challenge);
  const parameters = {
    SALT: salt,
    SECRET_BLOCK: Buffer.from(session, "hex").toString("base64"),
    SRP_B: publicValue,
    USERNAME: username,
    USER_ID_FOR_SRP: username,
  };
  return { pending: { challenge: step, session, parameters } };
}

/**
 * Takes the claim to have the password. Right or wrong, the challenge is used up: a client has one try with it.
 *
 * @throws NotAuthorized, InvalidParameter
 */
export async function takeClaim(services: Services, answer: ChallengeResponse) {
  const { pool, responses } = answer;
  const name = requireParameter(responses, "USERNAME");
  const signature = requireParameter(responses, "PASSWORD_CLAIM_SIGNATURE");
  const secretBlock = Buffer.from(requireParameter(responses, "PASSWORD_CLAIM_SECRET_BLOCK"), "base64");
  const timestamp = requireParameter(responses, "TIMESTAMP");
  requireTimestamp(timestamp, services.clock());
  const session = secretBlock.toString("hex");
  if (answer.session !== undefined && !sameSecret(answer.session, session)) {
    throw new NotAuthorized("Invalid session for the user.");
  }
  const poolName = poolNameOf(pool.settings.id);
  const taken = await services.challenges.answer({ step, from: answer, session }, async (challenge) => {
    const person = await requirePerson(services, pool, challenge, name);
    const claim = { poolName, userId: person.name, secretBlock, timestamp };
    const check = async () => isRight(challenge, person, signature, claim);
    return {
      challenge,
      user: person.user,
      right: await services.attempts.countPassword(pool.settings.id, person.name, check),
    };
  });
  return requireRight(taken);
}

/** No claim is right for a name that nobody has. */
function isRight({ srpKey = "" }: ChallengeRecord, person: Person, signature: string, claim: PasswordClaim): boolean {
  return isSignatureOf(signature, srpKey, claim) && person.user !== undefined;
}

interface TakenClaim {
  challenge: ChallengeRecord;
  user: UserRecord | undefined;
  right: boolean;
}

function requireRight({ challenge, user, right }: TakenClaim) {
  if (user === undefined || !right) throw new NotAuthorized("Incorrect username or password.");
  return { challenge, user };
}
