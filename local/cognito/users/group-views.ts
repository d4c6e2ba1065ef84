import type { Group } from "./groups";
import { toSeconds } from "./user-views";

/** A group as the API shows it. */
export function toGroupType({ settings, createdAt, modifiedAt }: Group) {
  return {
    GroupName: settings.name,
    UserPoolId: settings.poolId,
    ...(settings.description === undefined ? {} : { Description: settings.description }),
    ...(settings.roleArn === undefined ? {} : { RoleArn: settings.roleArn }),
    ...(settings.precedence === undefined ? {} : { Precedence: settings.precedence }),
    LastModifiedDate: toSeconds(modifiedAt),
    CreationDate: toSeconds(createdAt),
  };
}
