import { parse, serialize } from "hono/utils/cookie";
import type { Clock } from "../../clock";
import { digest, randomSecret } from "../secrets";
import type { ServedChallenge } from "../sign-in/challenge-record";
import type { Notice } from "./notices";

/** A sign-in that waits for its next step. */
export interface WaitingSignIn {
  challenge: ServedChallenge;

  /** Good once, and for this step alone. */
  session: string;

  /** As it was typed. */
  name: string;

  /** `ChallengeParameters` as the API gives them. */
  parameters: Record<string, string>;

  /** Of an authenticator app that is being set up, Base32. */
  secret?: string | undefined;
}

/** What one browser is in the middle of. */
export interface PageState {
  /** The client that it began with; to the pages of another it is nothing. */
  clientId: string;

  /** User name of who is to be confirmed, or of whose password is reset. */
  name?: string | undefined;

  signIn?: WaitingSignIn | undefined;

  /** What the page with this path says the next time it is shown, and what was typed there, but for secrets. */
  said?: { path: string; notice: Notice; values: Record<string, string> } | undefined;
}

/**
 * What browsers are in the middle of, from one request to the next: each form is answered with a redirect, so that
 * neither going back nor loading again sends one twice. It is kept in memory, not in the cookie, because browsers send the
 * cookies of 127.0.0.1 to every port; after a restart people start again.
 */
export interface PageStates {
  /** Undefined: there is none, or it is too old. */
  find(request: Request): PageState | undefined;

  /** Forgets what the browser's cookie stands for, and keeps this under a new one. Undefined: nothing. */
  replace(request: Request, state: PageState | undefined): string;

  /** What was said is said once. */
  hush(request: Request): void;
}

const cookieName = "cognito-page";
const lifeSeconds = 3600;

/** As many browsers as are remembered at a time. */
const most = 1000;

/**
 * The browser that is forgotten first: the one that waits longest, of those that have given no name yet if there are any. Anybody's page can make a browser ask for ours, and so make new ones.
 */
function findOldest(states: ReadonlyMap<string, { state: PageState }>): string {
  const keys = [...states.keys()];
  return keys.find((key) => isIdle(states.get(key)?.state)) ?? keys[0] ?? "";
}

function isIdle(state: PageState | undefined): boolean {
  return state?.signIn === undefined && state?.name === undefined;
}

export function createPageStates(clock: Clock): PageStates {
  const states = new Map<string, { state: PageState; expiresAt: number }>();
  const keyOf = (request: Request) => digest(parse(request.headers.get("cookie") ?? "", cookieName)[cookieName] ?? "");
  return {
    find: (request) => {
      const kept = states.get(keyOf(request));
      return kept !== undefined && clock() < kept.expiresAt ? kept.state : undefined;
    },
    replace: (request, state) => {
      states.delete(keyOf(request));
      if (state === undefined) return toCookie("", 0);
      const secret = randomSecret(32);
      states.set(digest(secret), { state, expiresAt: clock() + lifeSeconds * 1000 });
      if (states.size > most) states.delete(findOldest(states));
      return toCookie(secret, lifeSeconds);
    },
    hush: (request) => {
      const kept = states.get(keyOf(request));
      if (kept) kept.state = { ...kept.state, said: undefined };
    },
  };
}

function toCookie(value: string, maxAge: number): string {
  return serialize(cookieName, value, { httpOnly: true, sameSite: "Strict", path: "/", maxAge });
}
