import { type Group, precedenceOf } from "../users/groups";

/** What a user's groups make of the tokens, in the form in which a trigger is told it and may replace it. */
export interface GroupConfiguration {
  /** `cognito:groups`. */
  groupsToOverride: string[];

  /** `cognito:roles`. */
  iamRolesToOverride: string[];

  /** `cognito:preferred_role`; null: none. */
  preferredRole: string | null;
}

export const noGroups: GroupConfiguration = { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null };

/** @param groups the user's, the ones that count most first */
export function toGroupConfiguration(groups: Group[]): GroupConfiguration {
  const roles = groups.map(({ settings }) => settings.roleArn).filter((arn) => arn !== undefined);
  return {
    groupsToOverride: groups.map(({ settings }) => settings.name),
    iamRolesToOverride: [...new Set(roles)],
    preferredRole: choosePreferredRole(groups),
  };
}

/** Claims of an access token; of an ID token they are these and the roles. Empty ones are left out. */
export function toGroupClaims({ groupsToOverride }: GroupConfiguration): Record<string, unknown> {
  return groupsToOverride.length > 0 ? { "cognito:groups": groupsToOverride } : {};
}

export function toRoleClaims({ iamRolesToOverride, preferredRole }: GroupConfiguration): Record<string, unknown> {
  return {
    ...(iamRolesToOverride.length > 0 ? { "cognito:roles": iamRolesToOverride } : {}),
    ...(preferredRole === null ? {} : { "cognito:preferred_role": preferredRole }),
  };
}

/**
 * The role of the group with the lowest precedence. Groups that share it have to agree (Adding groups to a user pool,
 * Assigning precedence values to groups).
 */
function choosePreferredRole(groups: Group[]): string | null {
  const lowest = Math.min(...groups.map(precedenceOf));
  const first = groups.filter((group) => precedenceOf(group) === lowest);
  const [role, ...others] = new Set(first.map(({ settings }) => settings.roleArn));
  return others.length > 0 ? null : (role ?? null);
}
