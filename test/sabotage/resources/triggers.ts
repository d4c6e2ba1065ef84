import type { Sabotage } from "../sabotage";
import { takenFrom } from "./taken-from";

const triggers = "triggers of the user pool";

/** Functions that the pool calls, and what these may do. */
export const userTriggers: Sabotage[] = [
  ...takenFrom("user-triggers", "user-triggers", [
    [
      "each function stands in the place that Cognito has for it",
      'verifyAuthChallenge: "verifyAuthChallengeResponse"',
      'verifyAuthChallenge: "verifyAuthChallenge"',
      `${triggers} stand at the pool, each in the place that Cognito has for it`,
    ],
    [
      "the event before a token is the one that was asked for",
      'toPreToken(arn, version ?? "V2_0")',
      'toPreToken(arn, "V2_0")',
      `${triggers} are sent the event before a token that was asked for: V3_0`,
    ],
    [
      "a function that groups need stands beside those of the program",
      "Object.assign({}, ...triggers, ...ofGroups)",
      "Object.assign({}, ...triggers)",
      `${triggers} stand beside the one that puts groups into tokens`,
    ],
    [
      "a function does on the pool what was named, nothing else",
      "Action: plan.poolActions",
      'Action: ["cognito-idp:*"]',
      "what a trigger may do is on the pool exactly what was named, on exactly this pool",
    ],
    [
      "a function may do it on this pool, no other",
      "Resource: [pool.arn]",
      'Resource: ["*"]',
      "what a trigger may do is on the pool exactly what was named, on exactly this pool",
    ],
    [
      "a function may do nothing on the pool unless told otherwise",
      "if (plan.poolActions.length === 0) return undefined;",
      "if (plan.poolActions.length < 0) return undefined;",
      "what a trigger may do is its own log and its traces unless told otherwise, and nothing on the pool",
    ],
    [
      "nobody signs in before a function may be called",
      "      permission,\n      ...(poolPolicy",
      "      ...(poolPolicy",
      `${triggers} may be called, and may do their work, before anyone can get a token by any client`,
    ],
    [
      "nobody signs in before a function may do its work",
      "      ...(poolPolicy ? [poolPolicy] : []),\n",
      "",
      `${triggers} may be called, and may do their work, before anyone can get a token by any client`,
    ],
  ]),
  ...takenFrom("trigger-permission", "user-triggers", [
    [
      "this pool alone may call a function of the program",
      "      sourceArn: pool.arn,\n",
      "",
      `${triggers} may be called by this pool alone, in this account alone`,
    ],
  ]),
  ...takenFrom("app-clients", "user-triggers", [
    [
      "no person signs in before a function may be called",
      "[...Object.values(resourceServers), ...calledBySignIn]",
      "[...Object.values(resourceServers)]",
      `${triggers} may be called, and may do their work, before anyone can get a token by any client`,
    ],
  ]),
  ...takenFrom("machine-clients", "user-triggers", [
    [
      "no program gets a token before a function may be called",
      "[...Object.values(resourceServers), ...calledBySignIn]",
      "[...Object.values(resourceServers)]",
      `${triggers} may be called, and may do their work, before anyone can get a token by any client`,
    ],
  ]),
  ...takenFrom("user-pool", "user-pool", [
    [
      "what a sign-in may begin with is said even for the password alone",
      "      ...toSignInPolicy(users),\n",
      "",
      "user pool says what a sign-in may begin with even for the password alone: left out, what was there before would stay",
    ],
    [
      "the plan Lite is told no sign-in policy",
      "if (featurePlan === FeaturePlan.Lite) return {};",
      "",
      "user pool says nothing of it on Lite, which has no choice",
    ],
  ]),
  ...takenFrom("own-identity", "deletion", [
    [
      "functions of the pool stay with a pool that is kept",
      "createUserTriggers(name, { ...context, triggers: users.triggers }, kept)",
      "createUserTriggers(name, { ...context, triggers: users.triggers }, opts)",
      "deletion keeps with the pool what it would not work without: groups, trigger, machine clients and the role for SMS",
    ],
    [
      "permissions of the pool stay with a pool that is kept",
      "permitUserTriggers(name, { ...context, pool, functions }, kept)",
      "permitUserTriggers(name, { ...context, pool, functions }, opts)",
      "deletion keeps with the pool what it would not work without: groups, trigger, machine clients and the role for SMS",
    ],
  ]),
];
