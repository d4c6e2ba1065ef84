import { challenges } from "./cognito/challenges";
import { pools } from "./cognito/pools";
import { signIn } from "./cognito/sign-in";
import { signUp } from "./cognito/sign-up";
import { tokens } from "./cognito/tokens";
import { unsigned } from "./cognito/unsigned";
import { users } from "./cognito/users";
import { wire } from "./cognito/wire";
import type { Sabotage } from "./sabotage";

/** Every refusal and security check of the local Cognito. */
export const cognito: Sabotage[] = [
  ...challenges,
  ...pools,
  ...signIn,
  ...signUp,
  ...tokens,
  ...unsigned,
  ...users,
  ...wire,
];
