import type { Sabotage } from "../sabotage";
import { takenFrom } from "./taken-from";

const trigger = "group trigger";

/** Groups, and the function that puts them into tokens. */
export const groups: Sabotage[] = [
  ...takenFrom("user-groups", "user-groups", [
    [
      "a group's computed role is checked",
      "requireRoleArn(arn, where)",
      "arn",
      "user groups refuse a computed role that is none, once it is known",
    ],
  ]),
  ...takenFrom("group-trigger", "group-trigger", [
    [
      "there is a trigger only where a route asks for a group",
      "if (routeGroups.length === 0) return undefined;",
      "if (routeGroups.length < 0) return undefined;",
      `${trigger} is not there while no route asks for a group`,
    ],
  ]),
  ...takenFrom("trigger-permission", "group-trigger", [
    [
      "this pool alone may call the trigger",
      "      sourceArn: pool.arn,\n",
      "",
      `${trigger} may be called by this pool alone, in this account alone`,
    ],
    [
      "this account alone may call the trigger",
      "      sourceAccount: account.accountId,\n",
      "",
      `${trigger} may be called by this pool alone, in this account alone`,
    ],
    [
      "Cognito alone may call the trigger",
      'principal: "cognito-idp.amazonaws.com"',
      'principal: "*"',
      `${trigger} may be called by this pool alone, in this account alone`,
    ],
  ]),
  ...takenFrom("own-identity", "group-trigger", [
    [
      "the trigger gives the groups that routes name, no others",
      "routeGroups: plan.routeGroups",
      "routeGroups: plan.routeGroups.length > 0 ? users.groups.map((group) => group.name) : []",
      `${trigger} runs the component's own code, with the groups that routes name and no others`,
    ],
  ]),
  ...takenFrom("user-triggers", "group-trigger", [
    [
      "the trigger is sent the event that can change access tokens",
      'toPreToken(groupTrigger.function.arn, "V2_0")',
      'toPreToken(groupTrigger.function.arn, "V1_0")',
      `${trigger} changes access tokens: the pool sends it the event of version 2.0, the first that can`,
    ],
  ]),
  ...takenFrom("user-pool", "group-trigger", [
    [
      "the pool has its trigger",
      "      ...(Object.keys(lambdaConfig).length > 0 ? { lambdaConfig } : {}),\n",
      "",
      `${trigger} changes access tokens: the pool sends it the event of version 2.0, the first that can`,
    ],
  ]),
  ...takenFrom("user-triggers", "group-trigger", [
    [
      "nobody signs in before the trigger may be called",
      "...(groupTrigger ? [groupTrigger.permission] : []),",
      "",
      `${trigger} may be called before there is a client to sign in by: each sign-in calls it`,
    ],
  ]),
];
