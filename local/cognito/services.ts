import type { Clock } from "../clock";
import type { AccessTokens } from "./access-tokens";
import type { Attempts } from "./attempts";
import type { Challenges } from "./challenges";
import type { Directory } from "./directory";
import type { Groups } from "./groups";
import type { SigningKeys } from "./keys";
import type { Passwords } from "./passwords";
import type { Message } from "./settings";
import type { SignIns } from "./sign-ins";
import type { Tokens } from "./tokens";
import type { Users } from "./users";

/** What the operations work with; made once in `cognito.ts`. */
export interface Services {
  /** Of the pools that calls make. */
  region: string;
  accountId: string;
  clock: Clock;
  directory: Directory;
  groups: Groups;
  users: Users;
  attempts: Attempts;
  passwords: Passwords;
  challenges: Challenges;
  signIns: SignIns;
  tokens: Tokens;
  accessTokens: AccessTokens;
  keys: SigningKeys;
  send(message: Message): void;
}
