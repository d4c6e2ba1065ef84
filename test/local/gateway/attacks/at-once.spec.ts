import { expect } from "chai";
import { accessClaims, sign } from "../tokens";
import { type Statuses, underAttack, unharmed, valid } from "./attack-api";
import { groups } from "./groups";

const attacks = Object.values(groups).flat();

/** Long enough that requests wait for functions while others come in. */
const functionMs = 10;

/** In lots of 50, so that many requests are under way at any time. */
function lots<T>(items: T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / 50) }, (_, index) => items.slice(index * 50, index * 50 + 50));
}

describe("attack at once", () => {
  it("lets in no token while as many valid ones pass, on three kinds of route", async () => {
    const answered: [name: string, statuses: Statuses, beside: Statuses][] = [];
    const outcome = await underAttack(async ({ statusesOf, called }) => {
      for (const lot of lots(attacks)) {
        const pairs = lot.map(async ([name, token]) => {
          const [attack, control] = await Promise.all([statusesOf(token), statusesOf(valid)]);
          answered.push([name, attack, control]);
        });
        await Promise.all(pairs);
      }
      expect(called.length).to.equal(3 * attacks.length);
      called.length = 0;
    }, functionMs);
    const byName = ([one]: [string, ...unknown[]], [other]: [string, ...unknown[]]) => (one < other ? -1 : 1);
    const expected = attacks.map(([name, , statuses]) => [name, statuses ?? [401, 401, 401], [200, 200, 200]] as const);
    expect(answered.sort(byName)).to.deep.equal(
      expected.map((row) => [...row]).sort((one, other) => byName([String(one[0])], [String(other[0])])),
    );
    expect(outcome).to.deep.equal(unharmed);
  });

  it("gives no function the claims of another caller", async () => {
    const callers = Array.from({ length: 300 }, (_, index) => `caller-${index}`);
    const seen: [path: unknown, subject: unknown][] = [];
    await underAttack(async ({ statusOf, events }) => {
      events.length = 0;
      for (const lot of lots(callers)) {
        await Promise.all(
          lot.map((sub) => statusOf(`GET /files/${sub}?token=${sign(accessClaims({ sub }))} HTTP/1.1`)),
        );
      }
      for (const { pathParameters, requestContext } of events) {
        seen.push([pathParameters?.["proxy"], requestContext.authorizer?.jwt.claims["sub"]]);
      }
    }, functionMs);
    const inOrder = (rows: [unknown, unknown][]) => rows.map((row) => row.join(" ")).sort();
    expect(inOrder(seen)).to.deep.equal(inOrder(callers.map((sub) => [sub, sub])));
  });
});
