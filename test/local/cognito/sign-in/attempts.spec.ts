import { expect } from "chai";
import { password, passwordSignIn, startCognito, stopCognitos, type TestCognito } from "../start-cognito";

const incorrect = "Incorrect username or password.";
const exceeded = "Password attempts exceeded";

async function attempt(started: TestCognito, withPassword: string, username = "alice"): Promise<string> {
  return (await started.refused("InitiateAuth", passwordSignIn(username, withPassword))).message;
}

async function fail(started: TestCognito, times: number, username = "alice"): Promise<string[]> {
  const messages: string[] = [];
  for (let time = 0; time < times; time++) messages.push(await attempt(started, "wrong", username));
  return messages;
}

/** Seconds until a name is not locked any more. */
async function lockSeconds(started: TestCognito): Promise<number> {
  const before = started.time.now;
  const entries = await started.store.list<{ lockedUntil: number }>("cognito/attempts/");
  return ((entries[0]?.value.lockedUntil ?? 0) - before) / 1000;
}

describe("lock-out", () => {
  afterEach(stopCognitos);

  it("lets five wrong passwords pass, then refuses the right one too for a second", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    expect(await fail(started, 5)).to.deep.equal(Array(5).fill(incorrect));
    expect(await attempt(started, password)).to.equal(exceeded);
    started.time.now += 999;
    expect(await attempt(started, password)).to.equal(exceeded);
    started.time.now += 1;
    expect((await started.signIn("alice")).TokenType).to.equal("Bearer");
  });

  it("doubles with each further failure, up to 15 minutes", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    await fail(started, 4);
    const locks: number[] = [];
    for (let failure = 5; failure <= 17; failure++) {
      expect(await attempt(started, "wrong")).to.equal(incorrect);
      locks.push(await lockSeconds(started));
      started.time.now += (locks.at(-1) ?? 0) * 1000;
    }
    expect(locks).to.deep.equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  it("is not made longer by attempts while it lasts", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    await fail(started, 5);
    expect(await fail(started, 10)).to.deep.equal(Array(10).fill(exceeded));
    started.time.now += 1000;
    expect((await started.signIn("alice")).TokenType).to.equal("Bearer");
  });

  it("starts again at none after a right password", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    await fail(started, 4);
    await started.signIn("alice");
    expect(await fail(started, 5)).to.deep.equal(Array(5).fill(incorrect));
  });

  it("starts again at none 15 minutes after the lock", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    await fail(started, 5);
    started.time.now += 1000 + 15 * 60_000;
    expect(await fail(started, 5)).to.deep.equal(Array(5).fill(incorrect));
  });

  it("counts every one of many attempts at once", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    const messages = await Promise.all(Array.from({ length: 20 }, () => attempt(started, "wrong")));
    expect(messages.filter((message) => message === incorrect).length).to.equal(5);
  });

  it("counts a user under all their names together", async () => {
    const started = await startCognito({ pool: { aliasAttributes: ["email"] } });
    await started.addUser("alice", { email: "alice@example.com" });
    await fail(started, 3);
    expect(await fail(started, 3, "ALICE@example.com")).to.deep.equal([incorrect, incorrect, exceeded]);
  });

  it("leaves other users alone", async () => {
    const started = await startCognito();
    await started.addUser("alice");
    await started.addUser("bob");
    await fail(started, 6);
    expect((await started.signIn("bob")).TokenType).to.equal("Bearer");
  });

  it("comes for a name that nobody has just the same", async () => {
    const started = await startCognito();
    expect(await fail(started, 6, "nobody")).to.deep.equal([...Array(5).fill(incorrect), exceeded]);
  });

  it("holds over a restart", async () => {
    const before = await startCognito();
    await before.addUser("alice");
    await fail(before, 5);
    await before.close();
    expect(await attempt(await startCognito({ folder: before.folder }), password)).to.equal(exceeded);
  });
});
