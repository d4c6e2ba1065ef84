import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { createLocks } from "../../../local/cognito/locks";

describe("locks", () => {
  it("runs the work of one key one after the other, in the order it came", async () => {
    const { run } = createLocks();
    const log: string[] = [];
    const work = (name: string, milliseconds: number) => async () => {
      log.push(`${name} starts`);
      await sleep(milliseconds);
      log.push(`${name} ends`);
    };
    await Promise.all([run("k", work("first", 10)), run("k", work("second", 0))]);
    expect(log).to.deep.equal(["first starts", "first ends", "second starts", "second ends"]);
  });

  it("lets the work of another key go on meanwhile", async () => {
    const { run } = createLocks();
    const log: string[] = [];
    const slow = run("a", async () => {
      await sleep(10);
      log.push("a");
    });
    await run("b", async () => void log.push("b"));
    await slow;
    expect(log).to.deep.equal(["b", "a"]);
  });

  it("goes on after work that failed, whose error goes to its own caller", async () => {
    const { run } = createLocks();
    const failed = run("k", () => Promise.reject(new Error("broken"))).catch((error: Error) => error.message);
    const next = run("k", async () => "done");
    expect([await failed, await next]).to.deep.equal(["broken", "done"]);
  });
});
