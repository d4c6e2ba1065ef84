import { InvalidParameter, NotAuthorized } from "../errors";
import { check } from "../input/checks";
import * as shapes from "../input/shapes";
import type { UserRecord } from "../records";
import type { Services } from "../services";
import type { PoolSettings } from "../settings";
import { type Attribute, readAttributes, requireMutable, toReadable } from "../users/attributes";
import { temporaryPasswordLife, withPassword } from "../users/password-policy";
import type { ChallengeResponse, SignInContext } from "./context";
import type { SignInOutcome } from "./outcome";
import { requireParameter } from "./parameters";
import { requireActive, requireKnown, requireUnchanged } from "./people";
import { askForSecondFactor } from "./second-factor";

const step = "NEW_PASSWORD_REQUIRED";
const prefix = "userAttributes.";

/**
 * Asks for a password in the place of a temporary one, and for the attributes that the pool requires and the user lacks.
 *
 * @throws NotAuthorized if the temporary one is too old
 */
export async function askForNewPassword(
  services: Services,
  context: SignInContext,
  user: UserRecord,
): Promise<SignInOutcome> {
  const { pool, client } = context;
  if (services.clock() >= user.passwordSetAt + temporaryPasswordLife(pool.settings.passwordPolicy)) {
    throw new NotAuthorized("Temporary password has expired and must be reset by an administrator.");
  }
  const source = "TokenGeneration_NewPasswordChallenge";
  const session = await services.challenges.open(context, { name: user.username, user }, { step, source });
  const missing = missingAttributes(pool.settings, user.attributes);
  const parameters = {
    USER_ID_FOR_SRP: user.username,
    requiredAttributes: JSON.stringify(missing.map((name) => `${prefix}${name}`)),
    userAttributes: JSON.stringify(toReadable(client.settings, user.attributes)),
  };
  return { pending: { challenge: step, session, parameters } };
}

/** Takes the new password; then the second factor follows. */
export async function answerNewPassword(services: Services, answer: ChallengeResponse, session: string) {
  const { pool, client, responses } = answer;
  const name = requireParameter(responses, "USERNAME");
  const password = check(shapes.password, requireParameter(responses, "NEW_PASSWORD"));
  const given = readAttributes(listAttributes(responses), pool.settings, client.settings);
  requireMutable(pool.settings, Object.keys(given));
  const { user, source } = await services.challenges.answer({ step, from: answer, session }, async (challenge) => {
    const { username } = await requireKnown(services, pool, challenge, name);
    const changed = await services.users.update(pool.settings, username, (one) => {
      requireActive(requireUnchanged(one, challenge));
      if (one.status !== "FORCE_CHANGE_PASSWORD") throw new NotAuthorized("Invalid session for the user.");
      const attributes = addAttributes(one, given);
      requireAttributes(pool.settings, attributes);
      const after = withPassword(pool.settings, { ...one, attributes }, password, services.clock());
      return { ...after, status: "CONFIRMED" };
    });
    return { user: changed, source: challenge.source };
  });
  return askForSecondFactor(services, answer, user, source);
}

/** `userAttributes.<name>` among the responses. */
function listAttributes(responses: Map<string, string>): Attribute[] {
  const given = [...responses].filter(([name]) => name.startsWith(prefix));
  return given.map(([name, Value]) => ({ Name: name.slice(prefix.length), Value }));
}

/** Addresses that the administrator gave stay; one that is added is not verified. */
function addAttributes(user: UserRecord, given: Record<string, string>): Record<string, string> {
  const fixed = ["email", "phone_number"].find(
    (name) => given[name] !== undefined && user.attributes[name] !== undefined,
  );
  if (fixed !== undefined) throw new NotAuthorized(`Cannot modify an already provided ${fixed}`);
  return { ...user.attributes, ...given };
}

function requireAttributes(pool: PoolSettings, attributes: Record<string, string>): void {
  const [missing] = missingAttributes(pool, attributes);
  if (missing === undefined) return;
  throw new InvalidParameter(`Attributes did not conform to the schema: ${missing}: The attribute is required`);
}

function missingAttributes(pool: PoolSettings, attributes: Record<string, string>): string[] {
  return pool.requiredAttributes.filter((name) => name !== "sub" && (attributes[name] ?? "") === "");
}
