import { expect } from "chai";
import { parseConcurrency } from "../../../components/checks/concurrency";
import { readOptions } from "../../../components/checks/options";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown) =>
  parseConcurrency(readOptions("handler", value, ["reservedConcurrency", "provisionedConcurrency"]));
const refused = (value: unknown) => refusalOf(() => parse(value));
/** What is made of it, or the refusal. */
const taken = (value: unknown) => refused(value) ?? parse(value);

describe("checks/concurrency", () => {
  it("neither limits a function nor keeps copies ready unless told otherwise", () => {
    expect(parse({})).to.deep.equal({ reservedConcurrency: undefined, provisionedConcurrency: undefined });
  });

  it("takes each of the two without the other", () => {
    expect([taken({ reservedConcurrency: 1 }), taken({ provisionedConcurrency: 1 })]).to.deep.equal([
      { reservedConcurrency: 1, provisionedConcurrency: undefined },
      { reservedConcurrency: undefined, provisionedConcurrency: 1 },
    ]);
  });

  it("takes as many copies kept ready as may run, refuses more", () => {
    expect([
      refused({ reservedConcurrency: 5, provisionedConcurrency: 5 }),
      refused({ reservedConcurrency: 5, provisionedConcurrency: 6 }),
    ]).to.deep.equal([
      undefined,
      "handler.provisionedConcurrency is more than reservedConcurrency, got 6: write 5 or less",
    ]);
  });

  for (const option of ["reservedConcurrency", "provisionedConcurrency"]) {
    const bounds = `handler.${option} must be a whole number from 1 to 100000`;

    it(`refuses ${option} of 0, which lets no copy run or keeps none ready`, () => {
      expect(refused({ [option]: 0 })).to.equal(`${bounds}, got 0: write 1 or more`);
    });

    it(`refuses ${option} beyond what any account has`, () => {
      expect(refused({ [option]: 100_001 })).to.equal(`${bounds}, got 100001: write 100000 or less`);
    });

    it(`refuses ${option} with a fraction`, () => {
      expect(refused({ [option]: 1.5 })).to.equal(`${bounds}, got 1.5: write it without a fraction`);
    });

    it(`refuses ${option} in quotes`, () => {
      expect(refused({ [option]: "5" })).to.equal(`${bounds}, got "5": write it as a plain number`);
    });
  }
});
