import { expect } from "chai";
import { type Statuses, underAttack, unharmed } from "./attack-api";
import { groups } from "./groups";

const all = Object.values(groups).flat();

describe("attack by tokens", () => {
  it(`has ${all.length} tokens, at least 100, each of its own`, () => {
    expect([all.length >= 100, new Set(all.map(([, token]) => token)).size]).to.deep.equal([true, all.length]);
  });

  for (const [name, attacks] of Object.entries(groups)) {
    it(`lets in no token ${name}, on three kinds of route, and valid ones before and after`, async () => {
      const answered: [name: string, statuses: Statuses][] = [];
      const outcome = await underAttack(async (api) => {
        for (const [attack, token] of attacks) answered.push([attack, await api.statusesOf(token)]);
      });
      expect(answered).to.deep.equal(attacks.map(([attack, , statuses]) => [attack, statuses ?? [401, 401, 401]]));
      expect(outcome).to.deep.equal(unharmed);
    });
  }

  it("lets in no token whose time has passed since it was let in", async () => {
    const outcome = await underAttack(async ({ wait }) => wait(3_600_000));
    expect([outcome.before, outcome.after]).to.deep.equal([unharmed.before, [401, 401, 401, 401]]);
  });
});
