import type { Claims, TestKey } from "../../local/gateway/tokens";

/** Variables that hold tokens which Cognito made, and what each is. `npm run contract -- sign-in` prints them. */
export const givenTokens = {
  TOKEN: "access token of somebody who signed in by API, a member of the groups admin and poweruser",
  ID_TOKEN: "ID token of the same sign-in",
  SECOND_TOKEN: "access token for the second client, which is an audience too",
  STRANGERS_TOKEN: "access token for a client of the same pool that is no audience",
  OTHER_TOKEN: "access token of the other pool",
  SIGNED_OUT_TOKEN: "access token of somebody who has signed out everywhere since",
} as const;

export type GivenToken = keyof typeof givenTokens;

/** Keys of an issuer of the tests' own. */
export interface OwnKeys {
  issuer: string;
  /** Two that its key set holds, and one that it does not. */
  first: TestKey;
  second: TestKey;
  unpublished: TestKey;
}

/** Where a target's tokens come from. What it does not have is undefined, and rows that need it are not run. */
export interface TokenSources {
  given: { [name in GivenToken]?: string };
  own: OwnKeys | undefined;
  /** The public key that signed the given access token, as the pool publishes it. */
  published: { n: string; e: string } | undefined;
}

/** A token that is asked for by a name. */
export type Recipe =
  | { given: GivenToken }
  /** Signed by a key of the tests' own issuer; what is undefined is left out. */
  | { claims: (own: OwnKeys, now: number) => Claims; key?: "first" | "second" | "unpublished"; header?: Claims }
  /** What anybody can make of a token that was seen. */
  | { forge: (seen: string, published: { n: string; e: string }) => string };
