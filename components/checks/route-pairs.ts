import { refuse } from "./refusal";
import type { ParsedRoute, Segment } from "./route-key";

/**
 * Checks that for every call the documents of API Gateway say which route takes it: the order of two routes must not be
 * a guess when one of them is locked and the other is not.
 *
 * @throws Refusal for two routes that differ in the names of variables alone (API Gateway: ConflictException), and for
 * two that both match some call, where each is the more exact one in another part.
 */
export function requireOrder(routes: ParsedRoute[]): void {
  routes.forEach((route, index) => {
    for (const other of routes.slice(0, index)) requirePairOrder(route, other);
  });
}

function requirePairOrder(route: ParsedRoute, other: ParsedRoute): void {
  if (!route.path || !other.path || !shareMethod(route, other)) return;
  const order = comparePaths(route.path, other.path);
  if (order === undefined) return;
  const first = order.first || (route.method !== "ANY" && other.method === "ANY");
  const second = order.second || (other.method !== "ANY" && route.method === "ANY");
  if (!first && !second) {
    refuse(route.where, `differs from "${other.routeKey}" in names of variables alone`, "leave one of them out");
  }
  if (first && second) {
    const wrong = `and "${other.routeKey}" match the same calls, and AWS does not say which of the two gets them`;
    refuse(route.where, wrong, "write paths, or methods, that cannot both match");
  }
}

function shareMethod(route: ParsedRoute, other: ParsedRoute): boolean {
  return route.method === other.method || route.method === "ANY" || other.method === "ANY";
}

/** Whether the first or the second of two paths is the more exact one anywhere. */
interface PathOrder {
  first: boolean;
  second: boolean;
}

const exactness = { literal: 2, variable: 1, greedy: 0 };

/**
 * Compares two paths part by part. A path without a greedy variable comes before one with it (API Gateway, routing);
 * the order of the others is documented only if one is nowhere the less exact.
 *
 * @returns undefined if no call matches both.
 */
function comparePaths(a: Segment[], b: Segment[]): PathOrder | undefined {
  const order = { first: false, second: false };
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [left, right] = [a[index], b[index]];
    if (!left || !right) return undefined;
    if (left.kind === "literal" && right.kind === "literal" && left.name !== right.name) return undefined;
    if (exactness[left.kind] > exactness[right.kind]) order.first = true;
    if (exactness[left.kind] < exactness[right.kind]) order.second = true;
    if (left.kind === "greedy" || right.kind === "greedy") break;
  }
  const [greedy, otherGreedy] = [isGreedy(a), isGreedy(b)];
  return greedy === otherGreedy ? order : { first: otherGreedy, second: greedy };
}

function isGreedy(path: Segment[]): boolean {
  return path.at(-1)?.kind === "greedy";
}
