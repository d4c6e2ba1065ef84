import { createHash } from "node:crypto";
import { expect } from "chai";
import { createLocks } from "../../../../local/cognito/locks";
import { beginPageSession, endPageSession, findPageSession } from "../../../../local/cognito/oauth/page-sessions";
import type { PageSessionRecord, UserRecord } from "../../../../local/cognito/records";
import { createUsers } from "../../../../local/cognito/users/users";
import { pool as poolSettings, startCognito, stopCognitos } from "../start-cognito";
import { here } from "./start-oauth";

const pool = { settings: poolSettings, shown: {}, createdAt: 0, modifiedAt: 0, declared: true };
const otherPool = { ...pool, settings: { ...poolSettings, id: "eu-west-1_Other0001" } };

/** A browser with this cookie header. */
const browser = (cookie?: string) => new Request(`${here}/login`, { headers: cookie === undefined ? {} : { cookie } });

/** Alice, signed in on the page. */
async function withSession() {
  const started = await startCognito();
  const { store, time } = started;
  const services = { store, clock: () => time.now, users: createUsers(store, createLocks(), () => time.now) };
  await started.addUser("alice");
  const user = await started.userOf("alice");
  const { session, cookie } = await beginPageSession(services, browser(), pool, user);
  const sent = cookie.split(";", 1)[0] ?? "";
  const find = (request = browser(sent), of = pool) => findPageSession(services, request, of);
  const sessions = () => store.list("cognito/page-session/");
  return { ...started, services, user, session, cookie, sent, find, sessions };
}

describe("a session on the page", () => {
  afterEach(stopCognitos);

  it("is a cookie for an hour that no script reads and no other site's form sends", async () => {
    const { cookie } = await withSession();
    expect(cookie).to.match(/^cognito=[0-9a-f]{64}; Max-Age=3600; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it("says who signed in, and when", async () => {
    const { find, session, user } = await withSession();
    expect(session).to.deep.equal({ user, authTime: 1795262400 });
    expect(await find()).to.deep.equal(session);
  });

  it("ends after an hour, however much it is used", async () => {
    const { find, time } = await withSession();
    time.now += 3_600_000 - 1;
    expect((await find())?.authTime).to.equal(1795262400);
    time.now += 1;
    expect(await find()).to.equal(undefined);
  });

  it("is of one pool", async () => {
    const { find, sent, services, user } = await withSession();
    await services.users.create(otherPool.settings, user);
    expect(await find(browser(sent), otherPool)).to.equal(undefined);
  });

  it("is not there without its cookie, nor with another", async () => {
    const { find } = await withSession();
    const others = [undefined, "", "cognito=", `cognito=${"0".repeat(64)}`, "cognito=%", "other=1"];
    expect(await Promise.all(others.map((cookie) => find(browser(cookie))))).to.deep.equal(
      Array(others.length).fill(undefined),
    );
  });

  const ends: [what: string, change: Partial<UserRecord>][] = [
    ["signs out everywhere", { signOuts: 1 }],
    ["is disabled", { enabled: false }],
    ["has to set a new password", { status: "RESET_REQUIRED" }],
    ["has set a new password", { passwordSetAt: 1795262400001 }],
    ["is another one of the same name", { sub: "another" }],
  ];
  for (const [what, change] of ends) {
    it(`ends when its person ${what}`, async () => {
      const { changeUser, find } = await withSession();
      await changeUser("alice", change);
      expect(await find()).to.equal(undefined);
    });
  }

  it("of an earlier version, which did not know the password, is none", async () => {
    const { find, sessions, store } = await withSession();
    for (const { key, value } of await sessions()) {
      const { passwordSetAt: _, ...before } = value as PageSessionRecord;
      await store.put(key, before);
    }
    expect(await find()).to.equal(undefined);
  });

  it("ends when its person is deleted", async () => {
    const { find, ok } = await withSession();
    await ok("AdminDeleteUser", { UserPoolId: poolSettings.id, Username: "alice" });
    expect(await find()).to.equal(undefined);
  });

  it("ends with GlobalSignOut", async () => {
    const { find, ok, signIn } = await withSession();
    await ok("GlobalSignOut", { AccessToken: (await signIn("alice")).AccessToken });
    expect(await find()).to.equal(undefined);
  });

  it("ends when the browser signs out, and its cookie with it", async () => {
    const { find, sent, services, sessions } = await withSession();
    const cookie = await endPageSession(services, browser(sent));
    expect([cookie, await find(), await sessions()]).to.deep.equal([
      "cognito=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax",
      undefined,
      [],
    ]);
  });

  it("ends when somebody signs in in the same browser: the next has a secret of its own", async () => {
    const { find, sent, services, sessions, user } = await withSession();
    const { cookie } = await beginPageSession(services, browser(sent), pool, user);
    expect(cookie.startsWith(sent)).to.equal(false);
    expect([await find(), (await sessions()).length]).to.deep.equal([undefined, 1]);
  });

  it("is stored as its digest alone", async () => {
    const { sent, sessions } = await withSession();
    const secret = sent.replace("cognito=", "");
    const stored = JSON.stringify(await sessions());
    expect(stored).to.not.include(secret);
    expect(stored).to.include(createHash("sha256").update(secret).digest("hex"));
  });
});
