import { anyPage } from "./cognito/any-page";
import { attacks } from "./cognito/attacks";
import { attributes } from "./cognito/attributes";
import { authorize } from "./cognito/authorize";
import { challenges } from "./cognito/challenges";
import { codes } from "./cognito/codes";
import { declared } from "./cognito/declared";
import { firstFactors } from "./cognito/first-factors";
import { groups } from "./cognito/groups";
import { oauth } from "./cognito/oauth";
import { ownAttributes } from "./cognito/own-attributes";
import { pages } from "./cognito/pages";
import { passwords } from "./cognito/passwords";
import { poolTriggers } from "./cognito/pool-triggers";
import { pools } from "./cognito/pools";
import { resourceServers } from "./cognito/resource-servers";
import { secondFactors } from "./cognito/second-factors";
import { sessions } from "./cognito/sessions";
import { settingsAtOnce } from "./cognito/settings-at-once";
import { signIn } from "./cognito/sign-in";
import { signUp } from "./cognito/sign-up";
import { srp } from "./cognito/srp";
import { tokens } from "./cognito/tokens";
import { trigger } from "./cognito/trigger";
import { unsigned } from "./cognito/unsigned";
import { users } from "./cognito/users";
import { wire } from "./cognito/wire";
import type { Sabotage } from "./sabotage";

/** Every refusal and security check of the local Cognito. */
export const cognito: Sabotage[] = [
  ...challenges,
  ...trigger,
  ...poolTriggers,
  ...oauth,
  ...authorize,
  ...codes,
  ...groups,
  ...declared,
  ...attributes,
  ...pools,
  ...settingsAtOnce,
  ...signIn,
  ...signUp,
  ...tokens,
  ...unsigned,
  ...users,
  ...wire,
  ...pages,
  ...sessions,
  ...resourceServers,
  ...passwords,
  ...ownAttributes,
  ...anyPage,
  ...firstFactors,
  ...secondFactors,
  ...srp,
  ...attacks,
];
