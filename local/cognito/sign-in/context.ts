import type { Client, Pool } from "../pools/directory";
import type { UserRecord } from "../records";

/** Where somebody signs in, and what the caller gave for the pool's triggers. */
export interface SignInContext {
  pool: Pool;
  client: Client;

  /** What the answer to a challenge carried for triggers; undefined: nothing. */
  clientMetadata: Record<string, string> | undefined;
}

/** The first step of a sign-in. */
export interface SignInStart extends SignInContext {
  /** As it was typed: the username, or another name that the pool signs in with. */
  name: string;

  /** For the pre authentication and user migration triggers (`ClientMetadata` of InitiateAuth); undefined: nothing. */
  validationData: Record<string, string> | undefined;
}

/** A name and its password in clear text. */
export interface PasswordStart extends SignInStart {
  password: string;
}

/** The answer to a challenge. */
export interface ChallengeResponse extends SignInContext {
  /** Undefined: the answer names its challenge in another way, as one of `PASSWORD_VERIFIER` may. */
  session: string | undefined;

  /** `ChallengeResponses`. */
  responses: Map<string, string>;
}

/** Who wants to sign in. A name that nobody has goes the same way, as far as the way shows who exists. */
export interface Person {
  /** The username; of a name that nobody has the name, as the pool tells names apart. */
  name: string;

  user: UserRecord | undefined;
}
