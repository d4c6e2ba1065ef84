import fs from "node:fs";
import { expect } from "chai";
import { catalogue } from "../../../../local/resources/catalogue";
import { allRules } from "../../../../local/resources/rules/all-rules";

/** Properties that the installed provider takes for a type, from its declarations. */
function readProperties(type: string): string[] {
  const file = `node_modules/@pulumi/aws/${type.split(":")[1]}.d.ts`;
  const text = fs.readFileSync(file, "utf8");
  const args = text.slice(text.lastIndexOf("export interface "));
  return [...args.matchAll(/^ {4}(\w+)\??: /gm)].map(([, name]) => name ?? "").toSorted();
}

describe("the rules", () => {
  it("are there for every type that the local run knows", () => {
    expect([...catalogue.keys()].filter((type) => !allRules.has(type))).to.deep.equal([]);
  });

  for (const [type, { properties }] of allRules) {
    it(`of ${type} name exactly the properties of the installed provider`, () => {
      expect(Object.keys(properties).toSorted()).to.deep.equal(readProperties(type));
    });

    it(`of ${type} have a line of the provider's source for every effect that is known`, () => {
      const effects = Object.entries(properties).map(([name, { change, evidence }]) => `${name} ${change} ${evidence}`);
      const withLine = /^\w+ ((update|replace) [\w/]+\.go:\d+(, sent at \d+)?|unknown )$/;
      expect(effects.filter((effect) => !withLine.test(effect))).to.deep.equal([]);
    });
  }
});
