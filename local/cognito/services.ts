import type { Clock } from "../clock";
import type { Store } from "../store";
import type { Locks } from "./locks";
import type { Directory } from "./pools/directory";
import type { Message } from "./settings";
import type { Attempts } from "./sign-in/attempts";
import type { Challenges } from "./sign-in/challenges";
import type { Passwords } from "./sign-in/passwords";
import type { AccessTokens } from "./tokens/access-tokens";
import type { SigningKeys } from "./tokens/keys";
import type { SignIns } from "./tokens/sign-ins";
import type { Tokens } from "./tokens/tokens";
import type { Notice } from "./triggers/notify";
import type { Triggers } from "./triggers/triggers";
import type { Groups } from "./users/groups";
import type { Users } from "./users/users";

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
  triggers: Triggers;

  /** The one way a code or an invitation leaves; `send` is for it alone. */
  notify(notice: Notice): Promise<void>;
  keys: SigningKeys;
  send(message: Message): void;

  /** Takes a line for the person at this machine; it holds nothing secret. */
  note(line: string): void;

  store: Store;
  locks: Locks;

  /** Where this process is reached, without a trailing slash; asked for when needed. */
  endpointUrl: () => string;
}
