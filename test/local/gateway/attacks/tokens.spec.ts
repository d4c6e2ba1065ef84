import { expect } from "chai";
import { confused, misnamed, unsigned } from "./algorithms";
import { type Attack, type Statuses, underAttack, unharmed } from "./attack-api";
import { audiences, issuers, shapes, times } from "./claims";
import { encodings } from "./encodings";
import { keyIds } from "./key-ids";
import { tampered, wrongKeys, wrongSignatures } from "./signatures";

const groups: Record<string, Attack[]> = {
  "signed by the wrong key": wrongKeys,
  "whose signature is another's": wrongSignatures,
  "changed under a valid signature": tampered,
  "that are not signed": unsigned,
  "that misname their algorithm": misnamed,
  "of another algorithm": confused,
  "that name a key which is none": keyIds,
  "outside their time": times,
  "of another issuer": issuers,
  "for another audience": audiences,
  "whose claims are no object": shapes,
  "written in another way": encodings,
};

const all = Object.values(groups).flat();

describe("attack by tokens", () => {
  it(`has ${all.length} tokens, at least 100, each of its own`, () => {
    expect([all.length >= 100, new Set(all.map(([, token]) => token)).size]).to.deep.equal([true, all.length]);
  });

  for (const [name, attacks] of Object.entries(groups)) {
    it(`lets none in of ${attacks.length} tokens ${name}, on three kinds of route, and valid ones before and after`, async () => {
      const answered: [name: string, statuses: Statuses][] = [];
      const outcome = await underAttack(async (api) => {
        for (const [attack, token] of attacks) answered.push([attack, await api.statusesOf(token)]);
      });
      expect(answered).to.deep.equal(attacks.map(([attack, , statuses]) => [attack, statuses ?? [401, 401, 401]]));
      expect(outcome).to.deep.equal(unharmed);
    });
  }

  it("lets none in whose time has passed since it was let in", async () => {
    const outcome = await underAttack(async ({ wait }) => wait(3_600_000));
    expect([outcome.before, outcome.after]).to.deep.equal([unharmed.before, [401, 401, 401, 401]]);
  });
});
