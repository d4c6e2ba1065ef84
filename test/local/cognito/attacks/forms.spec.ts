import { expect } from "chai";
import { password } from "../start-cognito";
import { createBrowser, type FormChanges, formTokenOf, toUrl } from "./browser";
import { type House, startHouse } from "./house";
import { addPerson, closeHouses } from "./moves";
import { signedIn } from "./oauth-moves";
import type { Reply } from "./send";

/** Every page that takes a form, with what would do something. */
const forms: Record<string, Record<string, string>> = {
  "/login": { username: "alice", password },
  "/login/newPassword": { password: "Another-horse-2", passwordAgain: "Another-horse-2" },
  "/signup": { username: "mallory", password, passwordAgain: password, "attribute-email": "mallory@example.com" },
  "/confirm": { username: "alice", code: "000000" },
  "/resend": { username: "alice" },
  "/forgotPassword": { username: "alice" },
  "/confirmForgotPassword": { username: "alice", code: "000000", password, passwordAgain: password },
  "/mfa": { code: "000000" },
  "/mfa/select": { factor: "EMAIL_OTP" },
  "/mfa/setup": { code: "000000" },
};
const paths = Object.keys(forms);

type Attack = (house: House) => Promise<FormChanges>;
const cookieOf = ({ cookies }: { cookies: Map<string, string> }) => cookies.get("cognito-form");

/** A form that another page has the browser send. */
const attacks: [attack: string, changes: Attack, status: number][] = [
  ["without a token", async () => ({ token: "" }), 403],
  ["with a token made up", async () => ({ token: "0".repeat(64) }), 403],
  [
    "with the token of another browser",
    async (house) => ({ token: formTokenOf((await createBrowser(house).open("/login")).text) }),
    403,
  ],
  [
    "with the cookie itself as the token",
    async (house) => {
      const browser = createBrowser(house);
      await browser.open("/login");
      const cookie = cookieOf(browser) ?? "";
      return { token: cookie, headers: { cookie: `cognito-form=${cookie}` } };
    },
    403,
  ],
  [
    "without cookies",
    async (house) => ({
      token: formTokenOf((await createBrowser(house).open("/login")).text),
      headers: { cookie: undefined },
    }),
    403,
  ],
  ["from another site", async () => ({ headers: { "sec-fetch-site": "cross-site" } }), 400],
  ["from another port", async () => ({ headers: { "sec-fetch-site": "same-site" } }), 400],
  ["from the origin of a page of the world", async () => ({ headers: { origin: "https://evil.example" } }), 400],
  ["from the origin of another port", async () => ({ headers: { origin: "http://127.0.0.1:5173" } }), 400],
  [
    "from localhost, which is another origin",
    async ({ url }) => ({ headers: { origin: url.replace("127.0.0.1", "localhost") } }),
    400,
  ],
  ["from a sandboxed frame", async () => ({ headers: { origin: "null" } }), 400],
  [
    "from https, which is another origin",
    async ({ url }) => ({ headers: { origin: url.replace("http:", "https:") } }),
    400,
  ],
  ["as plain text", async () => ({ headers: { "content-type": "text/plain" } }), 415],
  ["as JSON", async () => ({ headers: { "content-type": "application/json" } }), 415],
  ["as multipart", async () => ({ headers: { "content-type": "multipart/form-data; boundary=x" } }), 415],
  ["as a PUT", async () => ({ method: "PUT" }), 405],
];

const framing = (reply: Reply) => [
  /frame-ancestors 'none'/.test(reply.headers["content-security-policy"] ?? ""),
  reply.headers["x-frame-options"],
  reply.headers["cache-control"],
  reply.headers["x-content-type-options"],
];

describe("an attack with a form", function () {
  this.timeout(30_000);
  let house: House;
  before(async () => {
    house = await startHouse();
    await addPerson(house, "alice");
  });
  after(closeHouses);

  for (const [attack, make, status] of attacks) {
    it(`is refused: each of ${paths.length} forms, ${attack}`, async () => {
      const messages = house.messages.length;
      const users = await house.store.list("cognito/user/");
      for (const path of paths) {
        const browser = createBrowser(house);
        await browser.open("/login");
        const token = formTokenOf((await browser.open("/login")).text);
        const changes = { token, ...(await make(house)) };
        const reply = await browser.submit(path, forms[path] ?? {}, changes);
        expect([path, reply.status, ...framing(reply)]).to.deep.equal([
          path,
          status,
          true,
          "DENY",
          "no-store",
          "nosniff",
        ]);
        expect([...browser.cookies.keys()].filter((name) => name !== "cognito-form")).to.deep.equal([]);
      }
      expect([house.messages.length, await house.store.list("cognito/user/")]).to.deep.equal([messages, users]);
      await house.requireControl();
    });
  }

  it("is refused: a form as the query of a GET, which signs nobody in", async () => {
    const browser = createBrowser(house);
    const formToken = formTokenOf((await browser.open("/login")).text);
    const reply = await browser.open("/login", { formToken, username: "alice", password });
    expect([reply.status, reply.headers["location"], browser.cookies.has("cognito")]).to.deep.equal([
      200,
      undefined,
      false,
    ]);
    expect(reply.text).to.not.contain(password);
  });

  it("is refused: a login that another page starts with the attacker's own form token", async () => {
    const attacker = createBrowser(house);
    const token = formTokenOf((await attacker.open("/login")).text);
    const victim = createBrowser(house);
    await victim.open("/login");
    const reply = await victim.submit("/login", { username: "carol", password }, { token });
    expect([reply.status, victim.cookies.has("cognito")]).to.deep.equal([403, false]);
  });

  it("is refused: a session that the attacker put into the victim's browser is not the one after the sign-in", async () => {
    const [attacker] = await signedIn(house, "carol");
    const victim = createBrowser(house);
    victim.cookies.set("cognito", attacker.cookies.get("cognito") ?? "");
    await victim.submit("/login", { username: "alice", password }, { query: { prompt: "login" } });
    const gone = await house.send(toUrl("/oauth2/authorize"), {
      headers: { cookie: `cognito=${attacker.cookies.get("cognito")}` },
    });
    expect(victim.cookies.get("cognito")).to.not.equal(attacker.cookies.get("cognito"));
    expect(gone.headers["location"]?.split("?")[0]).to.equal("/login");
  });

  it("is refused: a frame around any page, and any page is kept nowhere", async () => {
    const all = [...paths.filter((path) => path !== "/resend"), "/error", "/logout", "/oauth2/authorize"];
    const bad = all.map((path) => `${path}?client_id=nobody`);
    for (const path of [...all.map((one) => toUrl(one)), ...bad]) {
      const reply = await createBrowser(house).open(path.split("?")[0] ?? "");
      if (reply.status === 302 || reply.status === 303) continue;
      expect([path, ...framing(reply)]).to.deep.equal([path, true, "DENY", "no-store", "nosniff"]);
    }
    for (const path of bad) {
      expect([path, ...framing(await house.send(path))]).to.deep.equal([path, true, "DENY", "no-store", "nosniff"]);
    }
  });

  it("is refused: every cookie is for this server alone, and no script reads it", async () => {
    const browser = createBrowser(house);
    const replies = [
      await browser.open("/login"),
      await browser.submit("/login", { username: "alice", password: "wrong" }),
      await browser.submit("/login", { username: "alice", password }),
    ];
    const set = replies.flatMap(({ cookies }) => cookies);
    const flags = set.map((cookie) => [
      /; HttpOnly/.test(cookie),
      /; SameSite=(Lax|Strict)/.test(cookie),
      /domain=/i.test(cookie),
    ]);
    expect(flags).to.deep.equal(Array(set.length).fill([true, true, false]));
    expect(set.length).to.be.greaterThan(3);
  });
});
