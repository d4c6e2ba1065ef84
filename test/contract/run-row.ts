import { isDeepStrictEqual } from "node:util";
import { type Difference, findDifferences } from "./compare";
import type { Reply } from "./reply";
import type { ContractRequest, Exchange, Statement } from "./row";
import type { Target } from "./targets/target";

/** Puts a row's request to a target. Empty: the answer is what the row says. */
export async function runExchange({ first, request, answer }: Exchange, target: Target): Promise<Difference[]> {
  if (first) await askAtOnce(first, target);
  const replies = await askAtOnce(request, target);
  const [closest = []] = replies
    .map((reply) => findDifferences(reply, answer))
    .sort((one, two) => one.length - two.length);
  return closest;
}

function askAtOnce(request: ContractRequest, target: Target): Promise<Reply[]> {
  return Promise.all(Array.from({ length: request.times ?? 1 }, () => target.ask(request)));
}

/** Computes a statement. */
export async function runStatement({ value, compute, says }: Statement): Promise<Difference[]> {
  const got = await compute();
  return isDeepStrictEqual(got, value) ? [] : [{ what: says, got, expected: value }];
}
