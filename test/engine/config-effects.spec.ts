import fs from "node:fs";
import { expect } from "chai";
import { toDocument } from "./config-effects";
import { describeEngine } from "./describe-engine";
import { lifeOfDev } from "./life-of-dev";

describeEngine("a change of one configuration key", () => {
  it("does what docs/config-effects.md says", async () => {
    const { effects } = await lifeOfDev();
    expect(toDocument(effects)).to.equal(fs.readFileSync("docs/config-effects.md", "utf8"));
  });

  it("never replaces or deletes the pool or a client", async () => {
    const { effects } = await lifeOfDev();
    const identity = /^aws:cognito\/(userPool|userPoolClient):/;
    const lost = effects.flatMap(({ key, resources }) =>
      resources
        .filter(({ type, op }) => identity.test(type) && op !== "update")
        .map(({ name, op }) => `${key}: ${name} ${op}`),
    );
    expect(lost).to.deep.equal([]);
  });

  it("is known in its effect: a line of the provider says so", async () => {
    const { effects } = await lifeOfDev();
    expect(effects.filter(({ effect }) => effect === "unknown").map(({ key }) => key)).to.deep.equal([]);
  });
});
