import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { createLocks } from "../../../../local/cognito/locks";
import { keyOf } from "../../../../local/cognito/records";
import { openGroups } from "../../../../local/cognito/users/groups";
import { openStore, type Store } from "../../../../local/store";
import { poolId, toGroup } from "../start-cognito";

describe("groups", () => {
  let folder: string;
  let store: Store;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "groups-"));
    store = await openStore(folder);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = () => openGroups([], store, createLocks(), () => 0);

  it("are gone for everyone before their users are taken out of them", async () => {
    const groups = await open();
    await groups.create(toGroup("editors"));
    let seen: unknown = "not asked";
    await groups.remove(poolId, "editors", async () => {
      seen = groups.find(poolId, "editors");
    });
    expect(seen).to.equal(undefined);
  });

  it("are deleted from the store only once their users are out of them", async () => {
    const groups = await open();
    await groups.create(toGroup("editors"));
    const failing = groups.remove(poolId, "editors", () => Promise.reject(new Error("the disk is full")));
    expect(await failing.catch((error: Error) => error.message)).to.equal("the disk is full");
    expect(await store.get(keyOf.group(poolId, "editors"))).to.not.equal(undefined);
    expect((await open()).find(poolId, "editors")?.settings.name).to.equal("editors");
  });
});
