import { NotAuthorized } from "../errors";
import { completeAuthorization } from "../oauth/complete-authorization";
import { beginPageSession } from "../oauth/page-sessions";
import type { UserRecord } from "../records";
import { answerChallenge } from "../sign-in/challenge-answers";
import type { ServedChallenge } from "../sign-in/challenge-record";
import type { PendingSignIn, SignInOutcome } from "../sign-in/outcome";
import type { PageContext } from "./page-context";
import { PageRefusal } from "./page-refusal";
import type { WaitingSignIn } from "./page-states";
import { ofUser, runOperation } from "./run-operation";

/** The page on which a challenge is answered. What is no page on AWS has a path below the page that it belongs to. */
const pages: Partial<Record<ServedChallenge, string>> = {
  NEW_PASSWORD_REQUIRED: "/login/newPassword",
  SOFTWARE_TOKEN_MFA: "/mfa",
  EMAIL_OTP: "/mfa",
  SELECT_MFA_TYPE: "/mfa/select",
  MFA_SETUP: "/mfa/setup",
};

/** Leads on from a step of a sign-in: to the page of the next one, or signed in to the client. */
export async function leadOn(context: PageContext, name: string, outcome: SignInOutcome): Promise<Response> {
  if ("signedIn" in outcome) return signIn(context, outcome.signedIn.user);
  const { challenge, session, parameters } = outcome.pending;
  const page = pages[challenge];
  if (page === undefined) {
    throw new PageRefusal(403, "This sign-in cannot go on here", `No page answers the challenge ${challenge}.`);
  }
  const setup = challenge === "MFA_SETUP" ? await beginSetup(context, outcome.pending) : {};
  return context.go(page, { signIn: { challenge, session, parameters, name, ...setup } });
}

/**
 * Answers the challenge that this browser's sign-in waits for, and leads on.
 *
 * @throws CognitoError, FormProblem: the page is shown again and says so
 */
export async function answerWaiting(
  context: PageContext,
  { challenge, session, name }: WaitingSignIn,
  responses: Record<string, string>,
): Promise<Response> {
  const { pool, client } = context.authorization;
  const hash = ofUser(context, name)["SecretHash"];
  const all = { USERNAME: name, ...(typeof hash === "string" ? { SECRET_HASH: hash } : {}), ...responses };
  try {
    const answer = { pool, client, challengeName: challenge, session, responses: new Map(Object.entries(all)) };
    const outcome = await answerChallenge(context.services, { ...answer, clientMetadata: undefined });
    return await leadOn(context, name, outcome);
  } catch (error) {
    if (isOver(error)) return startAgain(context);
    throw error;
  }
}

/** The sign-in that this page goes on with; undefined: this browser has none that waits for one of these. */
export function findWaiting({ state }: PageContext, ...challenges: ServedChallenge[]): WaitingSignIn | undefined {
  return state.signIn && challenges.includes(state.signIn.challenge) ? state.signIn : undefined;
}

/** To the first page, for who was away for too long or comes from nowhere. */
export function startAgain(context: PageContext): Response {
  const text = "Your sign-in took too long, or it is over. Please sign in again.";
  return context.go("/login", { said: { path: "/login", notice: { tone: "bad", text }, values: {} } });
}

/** Whether a session is worth nothing any more. */
export function isOver(error: unknown): boolean {
  return error instanceof NotAuthorized && error.message.startsWith("Invalid session");
}

async function signIn(context: PageContext, user: UserRecord): Promise<Response> {
  const { services, request, authorization } = context;
  const { session, cookie } = await beginPageSession(services, request, authorization.pool, user);
  const response = await completeAuthorization(services, authorization, session);
  response.headers.append("set-cookie", cookie);
  response.headers.append("set-cookie", context.forget());
  return response;
}

/** The secret for an authenticator app. It is asked for once, so that loading the page again shows the same. */
async function beginSetup(
  context: PageContext,
  { session }: PendingSignIn,
): Promise<{ session: string; secret: string }> {
  const made = await runOperation(context, "AssociateSoftwareToken", { Session: session });
  const { SecretCode: secret, Session: next } = made;
  if (typeof secret !== "string" || typeof next !== "string") throw new Error("AssociateSoftwareToken gave no secret");
  return { secret, session: next };
}
