import { isDeepStrictEqual } from "node:util";
import { type Difference, findDifferences } from "./compare";
import type { Exchange, Statement } from "./row";
import type { Target } from "./targets/target";

/** Puts a row's request to a target. Empty: the answer is what the row says. */
export async function runExchange({ request, answer }: Exchange, target: Target): Promise<Difference[]> {
  const { times = 1 } = request;
  const replies = await Promise.all(Array.from({ length: times }, () => target.ask(request)));
  const [closest = []] = replies
    .map((reply) => findDifferences(reply, answer))
    .sort((one, two) => one.length - two.length);
  return closest;
}

/** Computes a statement. */
export async function runStatement({ value, compute, says }: Statement): Promise<Difference[]> {
  const got = await compute();
  return isDeepStrictEqual(got, value) ? [] : [{ what: says, got, expected: value }];
}
