import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { openStore, type Store } from "../../local/store";

describe("store", () => {
  let folder: string;
  let store: Store;

  beforeEach(async () => {
    folder = join(mkdtempSync(join(tmpdir(), "store-")), "db");
    store = await openStore(folder);
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("gives back what was put, and undefined for what was not", async () => {
    await store.put("a", { list: [1, "two", null] });
    expect([await store.get("a"), await store.get("b")]).to.deep.equal([{ list: [1, "two", null] }, undefined]);
  });

  it("writes a batch of puts and deletions", async () => {
    await store.put("old", 1);
    await store.batch([
      { type: "put", key: "new", value: 2 },
      { type: "del", key: "old" },
    ]);
    expect(await store.list("new")).to.deep.equal([{ key: "new", value: 2 }]);
  });

  it("lists the keys of a prefix alone, in their order", async () => {
    for (const key of ["user/b", "user/a", "user/a/x", "users/c", "use"]) await store.put(key, key);
    expect((await store.list("user/")).map(({ key }) => key)).to.deep.equal(["user/a", "user/a/x", "user/b"]);
  });

  it("lists from after a key, and no more than asked for", async () => {
    for (const key of ["k/1", "k/2", "k/3", "k/4"]) await store.put(key, key);
    expect((await store.list("k/", { after: "k/1", limit: 2 })).map(({ key }) => key)).to.deep.equal(["k/2", "k/3"]);
  });

  it("keeps it all over a restart", async () => {
    await store.put("a", 1);
    await store.close();
    store = await openStore(folder);
    expect(await store.get("a")).to.equal(1);
  });

  it("closes its folder to the other users of the machine", () => {
    expect(statSync(folder).mode & 0o777).to.equal(0o700);
  });

  it("refuses a folder that somebody has open, and says what to do", async () => {
    const error = await openStore(folder).then(
      () => undefined,
      (one: Error) => one,
    );
    expect(error?.message).to.equal(`the store in ${folder} cannot be opened; end the process that uses it`);
  });

  it("has what was put when the process is killed at once", async () => {
    const other = join(mkdtempSync(join(tmpdir(), "store-")), "db");
    const script = `
      const { openStore } = require(${JSON.stringify(join(process.cwd(), "local/store"))});
      openStore(${JSON.stringify(other)}).then(async (store) => {
        for (let number = 0; number < 50; number++) await store.put("k/" + number, number);
        process.kill(process.pid, "SIGKILL");
      });`;
    const child = spawn(process.execPath, ["--import", "tsx", "-e", script], { stdio: "ignore" });
    const signal = await new Promise((resolve) => child.on("exit", (_code, by) => resolve(by)));
    const survivor = await openStore(other);
    const entries = await survivor.list("k/");
    await survivor.close();
    rmSync(other, { recursive: true, force: true });
    expect([signal, entries.length]).to.deep.equal(["SIGKILL", 50]);
  });
});
