import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { Deadlines } from "../../../local/gateway/deadlines";

describe("deadlines", () => {
  it("expire in their order, each once its time is over and not before", async () => {
    const deadlines = new Deadlines(40);
    const expired: [name: string, late: boolean][] = [];
    const set = (name: string) => {
      const started = performance.now();
      deadlines.set(() => expired.push([name, performance.now() - started >= 40]));
    };
    set("first");
    set("second");
    await sleep(20);
    set("third");
    await sleep(200);
    expect(expired).to.deep.equal([
      ["first", true],
      ["second", true],
      ["third", true],
    ]);
  });

  it("that are lifted never expire, and hold up none that are not", async () => {
    const deadlines = new Deadlines(20);
    const expired: string[] = [];
    const first = deadlines.set(() => expired.push("first"));
    deadlines.set(() => expired.push("second"));
    const third = deadlines.set(() => expired.push("third"));
    deadlines.lift(first);
    deadlines.lift(third);
    await sleep(100);
    expect(expired).to.deep.equal(["second"]);
  });

  it("can be set again when none is left", async () => {
    const deadlines = new Deadlines(10);
    const expired: string[] = [];
    deadlines.lift(deadlines.set(() => expired.push("first")));
    await sleep(50);
    deadlines.set(() => expired.push("second"));
    await sleep(50);
    expect(expired).to.deep.equal(["second"]);
  });
});
