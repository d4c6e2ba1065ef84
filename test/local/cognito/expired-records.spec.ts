import { expect } from "chai";
import { createExpiredRecords } from "../../../local/cognito/expired-records";
import { createLocks } from "../../../local/cognito/locks";
import { keyOf } from "../../../local/cognito/records";
import { clientId, passwordSignIn, poolId, startCognito, stopCognitos, type TestCognito } from "./start-cognito";

const day = 86_400_000;

async function kindsOf({ store }: TestCognito): Promise<string[]> {
  const kinds = (await store.list("cognito/")).map(({ key }) => key.split("/")[1] ?? "");
  return kinds.filter((kind) => ["sign-in", "challenge", "code", "page-session", "attempts"].includes(kind));
}

/** A store with one record of each kind that ends. */
async function startWithRecords(): Promise<TestCognito> {
  const started = await startCognito();
  const expiresAt = started.time.now + 1000;
  await started.addUser("alice");
  await started.signIn("alice");
  await started.refused("InitiateAuth", passwordSignIn("nobody", "wrong"));
  await started.store.put(keyOf.code("c"), { expiresAt });
  await started.store.put(keyOf.pageSession("p"), { expiresAt });
  await started.store.put(keyOf.challenge("s"), { expiresAt });
  return started;
}

describe("records that are over", () => {
  afterEach(stopCognitos);

  it("are removed at start, a day after their end", async () => {
    const before = await startWithRecords();
    for (const { key, value } of await before.store.list<object>("cognito/sign-in/")) {
      await before.store.put(key, { ...value, expiresAt: before.time.now - day });
    }
    for (const { key, value } of await before.store.list<object>("cognito/attempts/")) {
      await before.store.put(key, { ...value, lockedUntil: 0, lastFailureAt: before.time.now - 2 * day });
    }
    for (const key of [keyOf.code("c"), keyOf.pageSession("p"), keyOf.challenge("s")]) {
      await before.store.put(key, { expiresAt: before.time.now - day });
    }
    await before.close();
    expect(await kindsOf(await startCognito({ folder: before.folder }))).to.deep.equal([]);
  });

  it("are there until then", async () => {
    const started = await startWithRecords();
    started.time.now += day;
    const remover = createExpiredRecords(started.store, createLocks(), () => started.time.now);
    await remover.remove(100);
    expect(await kindsOf(started)).to.deep.equal(["attempts", "challenge", "code", "page-session", "sign-in"]);
  });

  it("are looked for a bounded number at a time, from where it stopped", async () => {
    const started = await startCognito();
    const key = (number: number) => keyOf.challenge(`c${number}`);
    for (let number = 0; number < 5; number++) await started.store.put(key(number), { expiresAt: started.time.now });
    started.time.now += day;
    const remover = createExpiredRecords(started.store, createLocks(), () => started.time.now);
    const left: number[] = [];
    for (let round = 0; round < 3; round++) {
      await remover.remove(2);
      left.push((await kindsOf(started)).length);
    }
    expect(left).to.deep.equal([3, 1, 0]);
  });

  it("are not removed while somebody uses them", async () => {
    const started = await startCognito();
    const locks = createLocks();
    await started.store.put(keyOf.challenge("c"), { expiresAt: started.time.now });
    started.time.now += day;
    const remover = createExpiredRecords(started.store, locks, () => started.time.now);
    let removed: Promise<void> | undefined;
    await locks.run(keyOf.challenge("c"), async () => {
      removed = remover.remove(10);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await started.store.put(keyOf.challenge("c"), { expiresAt: started.time.now + 1 });
    });
    await removed;
    expect(await kindsOf(started)).to.deep.equal(["challenge"]);
  });

  it("are removed now and then while requests come", async () => {
    const started = await startWithRecords();
    started.time.now += 31 * day + 1;
    await started.refused("InitiateAuth", { ClientId: clientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: {} });
    for (let waited = 0; waited < 100 && (await kindsOf(started)).length > 0; waited++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await kindsOf(started)).to.deep.equal([]);
  });

  it("leave a sign-in that began before another's end", async () => {
    const started = await startWithRecords();
    started.time.now += 30 * day;
    await started.signIn("alice");
    started.time.now += day + 1;
    await createExpiredRecords(started.store, createLocks(), () => started.time.now).remove(100);
    const signIns = await started.store.list(`cognito/sign-in/${poolId}/`);
    expect(signIns.length).to.equal(1);
  });
});
