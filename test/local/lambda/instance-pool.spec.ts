import { expect } from "chai";
import type { Instance } from "../../../local/lambda/instance";
import { InstancePool } from "../../../local/lambda/instance-pool";
import type { InvokeResult } from "../../../local/lambda/settings";

/** A pool of instances that take so long for a call, and how many of them there are. */
function poolOf(takesMs: (event: string) => number) {
  let instances = 0;
  const create = async () => {
    instances += 1;
    const invoke = async ({ event }: { event: string }): Promise<InvokeResult> => {
      const milliseconds = takesMs(event);
      await new Promise((resolve) => (milliseconds === 0 ? setImmediate(resolve) : setTimeout(resolve, milliseconds)));
      instance.tookMs = milliseconds;
      return { ok: true, payload: event };
    };
    const ended = new Promise(() => {});
    const instance = { tookMs: 0, invoke, ended, started: Promise.resolve(undefined), end: async () => {} };
    return instance as unknown as Instance;
  };
  const pool = new InstancePool({ create, refused() {}, maxInstances: 5, patienceMs: 20 });
  const call = (event: string) => pool.invoke({ event, functionArn: "arn" });
  return { call, instances: () => instances };
}

describe("instances of a function", () => {
  it("are no more than one for quick calls, however many wait", async () => {
    const { call, instances } = poolOf(() => 0);
    const callOn = async () => {
      for (const until = Date.now() + 200; Date.now() < until; ) await call("quick");
    };
    await Promise.all(Array.from({ length: 50 }, callOn));
    expect(instances()).to.equal(1);
  });

  it("are as many as slow calls wait, up to the bound", async () => {
    const { call, instances } = poolOf(() => 150);
    await Promise.all(Array.from({ length: 20 }, () => call("slow")));
    expect(instances()).to.equal(5);
  });

  it("are more once a call after quick ones takes long", async () => {
    const { call, instances } = poolOf((event) => (event === "slow" ? 500 : 0));
    for (let index = 0; index < 100; index += 1) await call("quick");
    const slow = call("slow");
    const begun = Date.now();
    await call("quick");
    expect([instances(), Date.now() - begun < 400]).to.deep.equal([2, true]);
    await slow;
  });
});
