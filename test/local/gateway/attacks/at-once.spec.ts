import { expect } from "chai";
import { accessClaims, sign } from "../tokens";
import { type AttackedApi, type Statuses, underAttack, unharmed, valid } from "./attack-api";
import { groups } from "./groups";

const attacks = Object.values(groups).flat();

/** Long enough that requests wait for functions while others come in. */
const functionMs = 10;

/** Does 50 at a time, so that many requests are under way, and keeps the order of what comes of them. */
async function inLots<T, R>(items: T[], use: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += 50) {
    const lot = items.slice(start, start + 50);
    results.push(...(await Promise.all(lot.map((item, index) => use(item, start + index)))));
  }
  return results;
}

async function statusOf({ fetch }: AttackedApi, name: string, token: string): Promise<number> {
  const response = await fetch(`/files/${name}?token=${encodeURIComponent(token)}`);
  await response.arrayBuffer();
  return response.status;
}

describe("attack at once", () => {
  it("lets in no token while as many valid ones pass, on three kinds of route", async () => {
    let answered: Statuses[][] = [];
    const outcome = await underAttack(async ({ statusesOf, called }) => {
      answered = await inLots(attacks, ([, token]) => Promise.all([statusesOf(token), statusesOf(valid)]));
      expect(called.length).to.equal(3 * attacks.length);
      called.length = 0;
    }, functionMs);
    expect(answered.map((statuses, index) => [attacks[index]?.[0], ...statuses])).to.deep.equal(
      attacks.map(([name, , statuses]) => [name, statuses ?? [401, 401, 401], [200, 200, 200]]),
    );
    expect(outcome).to.deep.equal(unharmed);
  });

  // Open connections carry all of a lot at the same moment, so that their signatures are checked together.
  it("mixes up no two callers whose tokens are checked together, of which every other is an attacker", async () => {
    let answered: number[][] = [];
    const seen: [path: unknown, subject: unknown][] = [];
    await underAttack(async (api) => {
      api.events.length = 0;
      answered = await inLots(attacks, ([, token], index) => {
        const sub = `caller-${index}`;
        return Promise.all([statusOf(api, "attacker", token), statusOf(api, sub, sign(accessClaims({ sub })))]);
      });
      for (const { pathParameters, requestContext } of api.events) {
        seen.push([pathParameters?.["proxy"], requestContext.authorizer?.jwt.claims["sub"]]);
      }
    }, functionMs);
    expect(answered.map((statuses, index) => [attacks[index]?.[0], ...statuses])).to.deep.equal(
      attacks.map(([name]) => [name, 401, 200]),
    );
    expect([seen.length, seen.filter(([path, subject]) => path !== subject)]).to.deep.equal([attacks.length, []]);
  });
});
