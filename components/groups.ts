import { suggest } from "./checks/nearest";
import { type Option, readItems } from "./checks/options";
import { refuse, show } from "./checks/refusal";
import type { ParsedRoute } from "./checks/route-key";
import { parseTexts } from "./checks/values";
import type { GroupPlan } from "./plan";

/**
 * Reads the groups that a route asks for, any of them; undefined if it was left out.
 *
 * @throws Refusal for an empty list, which could mean open or closed, and for more than the 10 scopes an authorizer takes.
 */
export function parseGroupList(option: Option): string[] | undefined {
  const groups = parseTexts(option);
  if (groups === undefined) return undefined;
  const { where } = option;
  if (groups.length === 0) refuse(where, "must hold a group", "leave it out for any signed-in person");
  if (groups.length > 10) refuse(where, "must be 10 at most", "leave some out", `${groups.length}`);
  return groups;
}

/**
 * The groups that routes ask for, each once.
 *
 * @param groups Those of the pool; undefined for a pool that is made elsewhere.
 * @throws Refusal for a group that the pool does not have, and for any where the pool has no trigger of this component's:
 * nobody's token could carry its scope.
 */
export function requireRouteGroups(routes: ParsedRoute[], groups: GroupPlan[] | undefined): string[] {
  const known = groups?.map(({ name }) => name);
  const named = routes.flatMap((route) => {
    const option = { where: `${route.where}.groups`, value: route.groups };
    return (readItems(option) ?? []).map(({ where, value }) => requireGroup(String(value), where, known));
  });
  return [...new Set(named)].sort();
}

function requireGroup(group: string, where: string, known: string[] | undefined): string {
  if (known === undefined) {
    refuse(where, "needs a pool of its own", "leave existingUserPool out, or write scopes instead", show(group));
  }
  if (!known.includes(group)) {
    const instead = known.length === 0 ? "declare it in users.groups" : suggest(group, known);
    refuse(where, "is not in users.groups", instead, show(group));
  }
  return group;
}
