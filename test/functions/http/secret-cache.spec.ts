import { expect } from "chai";
import { createSecretCache } from "../../../functions/http/secret-cache";

describe("secret cache", () => {
  /** Answers `<key> 1`, `<key> 2` and so on; the first so many requests fail. */
  function open({ failures = 0 } = {}) {
    const asked: string[] = [];
    let now = 1_000_000;
    const read = createSecretCache(
      async (key) => {
        asked.push(key);
        if (asked.length <= failures) throw new Error(`failure ${asked.length}`);
        return `${key} ${asked.length}`;
      },
      () => now,
    );
    return { read, asked, pass: (seconds: number) => (now += seconds * 1000) };
  }

  it("keeps what was read until it is too old", async () => {
    const { read, asked, pass } = open();
    expect(await read("a", 300)).to.equal("a 1");
    pass(299);
    expect(await read("a", 300)).to.equal("a 1");
    pass(1);
    expect(await read("a", 300)).to.equal("a 2");
    expect(asked).to.deep.equal(["a", "a"]);
  });

  it("keeps each key for itself", async () => {
    const { read } = open();
    expect([await read("a", 300), await read("b", 300), await read("a", 300)]).to.deep.equal(["a 1", "b 2", "a 1"]);
  });

  it("asks once for concurrent readers, also of what may not be kept", async () => {
    const { read, asked } = open();
    expect(await Promise.all([read("a", 0), read("a", 0), read("a", 0)])).to.deep.equal(["a 1", "a 1", "a 1"]);
    expect(asked).to.deep.equal(["a"]);
    expect(await read("a", 0)).to.equal("a 2");
  });

  it("counts the age from the answer", async () => {
    const { read, pass } = open();
    const first = read("a", 10);
    pass(60);
    await first;
    expect(await read("a", 10)).to.equal("a 1");
  });

  it("keeps no failure", async () => {
    const { read } = open({ failures: 1 });
    const failed = await Promise.allSettled([read("a", 300), read("a", 300)]);
    expect(failed.map(({ status }) => status)).to.deep.equal(["rejected", "rejected"]);
    expect(await read("a", 300).catch(String)).to.equal("a 2");
  });
});
