import type { PolicyStatement, RoleSettings } from "./settings";

/** What a role's policies say: `implicitDeny` is no word about it at all. */
type Decision = "allow" | "explicitDeny" | "implicitDeny";

/**
 * Decides as IAM does: an explicit `Deny` wins, else an `Allow` is needed. What a pattern says beyond wildcards
 * (policy variables) never allows and always denies.
 *
 * Rule: IAM user guide, "Policy evaluation logic".
 *
 * @param action For example `dynamodb:PutItem`; its case does not matter.
 * @param resource ARN, or `*` for an action that is about no resource.
 */
export function decide(role: RoleSettings, action: string, resource: string): Decision {
  const matching = role.statements.filter((statement) => matches(statement, action, resource));
  if (matching.some(({ effect }) => effect === "Deny")) return "explicitDeny";
  return matching.some(({ effect }) => effect === "Allow") ? "allow" : "implicitDeny";
}

/** Whether a role's policies allow an action on a resource, as `decide` finds. */
export function isAllowed(role: RoleSettings, action: string, resource: string): boolean {
  return decide(role, action, resource) === "allow";
}

function matches({ effect, actions, resources }: PolicyStatement, action: string, resource: string): boolean {
  return (
    actions.some((pattern) => matchesAction(pattern, action)) &&
    resources.some((pattern) => matchesResource(pattern, resource, effect))
  );
}

function matchesAction(pattern: string, action: string): boolean {
  return toExpression(pattern, { anything: ".*", one: ".", flags: "is" }).test(action);
}

/**
 * Wildcards stay inside one part of an ARN; only a `*` at the end of a part goes on past its colon. In a `Deny` they
 * match anything, which is the wider reading there.
 *
 * Rule: IAM user guide, "IAM JSON policy elements: Resource", wildcards.
 */
function matchesResource(pattern: string, resource: string, effect: PolicyStatement["effect"]): boolean {
  if (pattern.includes("${")) return effect === "Deny";
  if (effect === "Deny") return toExpression(pattern, { anything: ".*", one: ".", flags: "s" }).test(resource);
  return toExpression(pattern, { anything: "[^:]*", one: "[^:]", flags: "s" }).test(resource);
}

function toExpression(pattern: string, wildcard: { anything: string; one: string; flags: string }): RegExp {
  const source = pattern.replace(/[*?\\^$.+()[\]{}|]/g, (found, offset: number) => {
    if (found === "?") return wildcard.one;
    if (found !== "*") return `\\${found}`;
    const next = pattern[offset + 1];
    return next === undefined || next === ":" ? ".*" : wildcard.anything;
  });
  return new RegExp(`^${source}$`, wildcard.flags);
}
