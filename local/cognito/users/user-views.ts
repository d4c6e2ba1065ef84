import type { UserRecord } from "../records";
import { toAttributeList } from "./attributes";

/** Seconds since 1970, as the JSON protocol writes times. */
export function toSeconds(milliseconds: number): number {
  return milliseconds / 1000;
}

/** A user as AdminCreateUser and ListUsers show them. */
export function toUserType(user: UserRecord) {
  return { Username: user.username, Attributes: toAttributeList(user.sub, user.attributes), ...toState(user) };
}

/** A user as AdminGetUser shows them. */
export function toAdminView(user: UserRecord) {
  return {
    Username: user.username,
    UserAttributes: toAttributeList(user.sub, user.attributes),
    ...toState(user),
    ...toMfa(user),
  };
}

/** The second factors of a user as GetUser and AdminGetUser show them; nothing where there is none. */
export function toMfa({ mfa }: UserRecord) {
  if (mfa === undefined) return {};
  return {
    ...(mfa.preferred === undefined ? {} : { PreferredMfaSetting: mfa.preferred }),
    ...(mfa.enabled.length > 0 ? { UserMFASettingList: mfa.enabled } : {}),
  };
}

function toState(user: UserRecord) {
  return {
    UserCreateDate: toSeconds(user.createdAt),
    UserLastModifiedDate: toSeconds(user.modifiedAt),
    Enabled: user.enabled,
    UserStatus: user.status,
  };
}
