/** What the scopes of groups begin with: no resource server may have the name. */
const identifier = "group";

/** The scope that a member of a group has in the access token, put there by the component's trigger and by nothing else. */
export function toGroupScope(group: string): string {
  return `${identifier}/${group}`;
}

/** True for the scope of a group, and for the name that such scopes begin with. */
export function isGroupScope(scope: string): boolean {
  return scope === identifier || scope.startsWith(toGroupScope(""));
}
