import { expect } from "chai";
import { accountThrottle, parseThrottle } from "../../../components/checks/throttle";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown) => parseThrottle({ where: "throttle", value });
const refused = (value: unknown) => refusalOf(() => parse(value));

describe("checks/throttle", () => {
  it("has none of its own unless told otherwise", () => {
    expect(parse(undefined)).to.equal(undefined);
  });

  it("knows what every account has", () => {
    expect(accountThrottle).to.deep.equal({ requestsPerSecond: 10_000, burst: 5_000 });
  });

  it("takes a rate with a fraction", () => {
    expect(parse({ requestsPerSecond: 1.5, burst: 1 })).to.deep.equal({ requestsPerSecond: 1.5, burst: 1 });
  });

  it("takes 1 request a second, one at a time", () => {
    expect(parse({ requestsPerSecond: 1, burst: 1 })).to.deep.equal({ requestsPerSecond: 1, burst: 1 });
  });

  it("refuses an empty group, which would count as 0 and 0", () => {
    expect(refused({})).to.equal("throttle.burst must be a number, got nothing: write both numbers, 1 or more");
  });

  it("refuses a rate of 0, which lets nothing through", () => {
    expect(refused({ requestsPerSecond: 0, burst: 1 })).to.equal(
      "throttle.requestsPerSecond must be 1 or more, or nothing gets through, got 0: write 1 or more",
    );
  });

  it("refuses a burst of 0, which lets nothing through", () => {
    expect(refused({ requestsPerSecond: 1, burst: 0 })).to.equal(
      "throttle.burst must be 1 or more, or nothing gets through, got 0: write 1 or more",
    );
  });

  it("refuses one number without the other, which would count as 0", () => {
    expect(refused({ requestsPerSecond: 5 })).to.equal(
      "throttle.burst must be a number, got nothing: write both numbers, 1 or more",
    );
  });

  it("refuses a burst with a fraction", () => {
    expect(refused({ requestsPerSecond: 5, burst: 1.5 })).to.equal(
      "throttle.burst must be a whole number, got 1.5: write it without a fraction",
    );
  });

  it("refuses a rate in quotes", () => {
    expect(refused({ requestsPerSecond: "5", burst: 5 })).to.equal(
      'throttle.requestsPerSecond must be a number, got "5": write both numbers, 1 or more',
    );
  });

  it("refuses a rate without bounds, or that is no number", () => {
    expect(
      [Number.POSITIVE_INFINITY, Number.NaN].map((rate) => refused({ requestsPerSecond: rate, burst: 5 })),
    ).to.deep.equal([
      "throttle.requestsPerSecond must be a number, got Infinity: write both numbers, 1 or more",
      "throttle.requestsPerSecond must be a number, got NaN: write both numbers, 1 or more",
    ]);
  });
});
