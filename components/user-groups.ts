import * as aws from "@pulumi/aws";
import { toGroupScope } from "./checks/group-scopes";
import { requireRoleArn } from "./checks/groups";
import type { ChildOptions } from "./child";
import type { GroupPlan } from "./plan";
import type { UserPool } from "./user-pool";
import { whenKnown } from "./when-known";

/** Groups of a pool by name. */
export type UserGroups = { [name: string]: aws.cognito.UserGroup };

/** Makes the groups. */
export function createUserGroups(
  name: string,
  { groups, pool }: { groups: GroupPlan[]; pool: UserPool },
  opts: ChildOptions,
): UserGroups {
  const made = groups.map((group) => {
    const args = { userPoolId: pool.id, name: group.name, ...toDescription(group), ...toRole(group) };
    return [group.name, new aws.cognito.UserGroup(`${name}-${toGroupScope(group.name)}`, args, opts)] as const;
  });
  return Object.fromEntries(made);
}

function toDescription({ description, precedence }: GroupPlan) {
  return {
    ...(description === undefined ? {} : { description }),
    ...(precedence === undefined ? {} : { precedence }),
  };
}

function toRole({ name, roleArn }: GroupPlan) {
  if (roleArn === undefined) return {};
  const where = `users.groups[${JSON.stringify(name)}].roleArn`;
  return { roleArn: whenKnown(roleArn, (arn) => requireRoleArn(arn, where)) };
}
