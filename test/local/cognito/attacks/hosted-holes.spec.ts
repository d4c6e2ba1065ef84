import { createHash } from "node:crypto";
import { expect } from "chai";
import { decodeJwt } from "jose";
import { password, poolId } from "../start-cognito";
import { createBrowser, problemOf, toUrl } from "./browser";
import { callbackUrl, type House, others, secret, startHouse } from "./house";
import { addApp, addPerson, closeHouses } from "./moves";
import { askToken, codeFor, pageTokens, redeem, signedIn } from "./oauth-moves";

const newPassword = "Another-horse-2";
const startAgain = "Your sign-in took too long, or it is over. Please sign in again.";

/** Mistakes of the pages and endpoints of other emulators of Cognito. */
describe("holes known from other emulators, on the pages and at the endpoints", function () {
  this.timeout(20_000);
  let house: House;
  const asked: string[] = [];
  before(async () => {
    house = await startHouse({
      pool: {
        mfa: "OPTIONAL",
        secondFactors: ["SOFTWARE_TOKEN_MFA"],
        tokenTrigger: { functionArn: "arn:trigger", permitted: true, version: "V2_0" },
      },
      invoke: async (_arn, event) => {
        const given = event as { triggerSource: string };
        asked.push(given.triggerSource);
        const claims = { claimsToAddOrOverride: { tier: "gold" } };
        const claimsAndScopeOverrideDetails = { idTokenGeneration: claims, accessTokenGeneration: claims };
        return { ok: true, payload: { ...given, response: { claimsAndScopeOverrideDetails } } };
      },
    });
    await addPerson(house, "alice");
  });
  after(closeHouses);
  afterEach(() => house.requireControl());

  for (const [path, fields] of [
    ["/login/newPassword", { password: newPassword, passwordAgain: newPassword }],
    ["/mfa", { code: "000000" }],
    ["/mfa/select", { factor: "SOFTWARE_TOKEN_MFA" }],
    ["/mfa/setup", { code: "000000" }],
  ] as const) {
    it(`account takeover: ${path} without a sign-in before it leads back to the first page`, async () => {
      const browser = createBrowser(house);
      await browser.open("/login");
      const token = (await browser.open("/login")).text.match(/name="formToken" value="([^"]+)"/)?.[1] ?? "";
      const opened = await browser.follow(await browser.open(path));
      const sent = await browser.follow(await browser.submit(path, { username: "alice", ...fields }, { token }));
      expect([problemOf(opened), problemOf(sent), browser.cookies.has("cognito")]).to.deep.equal([
        startAgain,
        startAgain,
        false,
      ]);
    });
  }

  it("any password: a user with a temporary password gets no page to choose one for a wrong one", async () => {
    await addPerson(house, "bob");
    await house.changeUser("bob", { status: "FORCE_CHANGE_PASSWORD" });
    const browser = createBrowser(house);
    const wrong = await browser.submit("/login", { username: "bob", password: "wrong" });
    const right = await browser.submit("/login", { username: "bob", password });
    expect([wrong, right].map(({ headers }) => headers["location"]?.split("?")[0])).to.deep.equal([
      "/login",
      "/login/newPassword",
    ]);
  });

  it("second factor skipped: a right password alone is no sign-in for who has an app", async () => {
    await addPerson(house, "erin");
    await addApp(house, "erin");
    const [browser, { headers }] = await signedIn(house, "erin");
    const asked = await browser.open("/oauth2/authorize");
    expect([
      headers["location"]?.split("?")[0],
      browser.cookies.has("cognito"),
      asked.headers["location"]?.split("?")[0],
    ]).to.deep.equal(["/mfa", false, "/login"]);
  });

  it("policy not enforced: signing up, the temporary password and a forgotten one all ask for it", async () => {
    const short = { password: "short", passwordAgain: "short" };
    const browser = createBrowser(house);
    const newcomer = { username: "mallory", "attribute-email": "m@example.com", ...short };
    const shown = [
      await browser.follow(await browser.submit("/signup", newcomer)),
      await browser.follow(
        await browser.submit("/confirmForgotPassword", { username: "alice", code: "000000", ...short }),
      ),
    ];
    await addPerson(house, "carl");
    await house.changeUser("carl", { status: "FORCE_CHANGE_PASSWORD" });
    const [waiting] = await signedIn(house, "carl");
    shown.push(await waiting.follow(await waiting.submit("/login/newPassword", short)));
    expect(shown.map((page) => /not long enough|at least 12/i.test(problemOf(page) ?? ""))).to.deep.equal([
      true,
      true,
      true,
    ]);
    expect(await house.store.get(`cognito/user/${poolId}/mallory`)).to.equal(undefined);
  });

  it("schema not enforced: a field that is not asked for at the sign-up gives no attribute", async () => {
    const browser = createBrowser(house);
    const fields = {
      "attribute-email": "z@example.com",
      "attribute-custom:tier": "gold",
      "attribute-email_verified": "true",
    };
    await browser.submit("/signup", { username: "zoe", password, passwordAgain: password, ...fields });
    expect((await house.userOf("zoe")).attributes).to.deep.equal({ email: "z@example.com" });
  });

  it("PKCE mandatory: a code without it is exchanged, one with it needs its verifier", async () => {
    const verifier = "v".repeat(43);
    const code_challenge = createHash("sha256").update(verifier).digest("base64url");
    const challenged = { code_challenge, code_challenge_method: "S256" };
    const replies = [
      await redeem(house, await codeFor(house, "alice")),
      await redeem(house, await codeFor(house, "alice", challenged), { code_verifier: verifier }),
      await redeem(house, await codeFor(house, "alice", challenged)),
    ];
    expect(replies.map(({ status }) => status)).to.deep.equal([200, 200, 400]);
  });

  it("implicit flow missing: tokens come in the fragment, never in the query", async () => {
    const [, { headers }] = await signedIn(house, "alice", { response_type: "token", nonce: "n-1" });
    const { hash, search } = new URL(headers["location"] ?? "");
    const answer = new URLSearchParams(hash.slice(1));
    expect([search, answer.get("token_type"), decodeJwt(answer.get("id_token") ?? "")["nonce"]]).to.deep.equal([
      "",
      "Bearer",
      "n-1",
    ]);
    expect(await house.hello(answer.get("access_token") ?? "")).to.equal(200);
  });

  it("machines missing: client_credentials gives a token, to who has the secret alone", async () => {
    const form = { grant_type: "client_credentials", client_id: others.machine.id, scope: "notes/read" };
    const replies = [await askToken(house, { ...form, client_secret: secret }), await askToken(house, form)];
    expect(replies.map(({ status }) => status)).to.deep.equal([200, 400]);
    expect(decodeJwt(String(replies[0]?.body["access_token"]))["scope"]).to.equal("notes/read");
  });

  it("scopes dropped: a token has the scopes that were asked for, no more and no fewer", async () => {
    const asked = ["openid", "openid notes/read", "notes/read"];
    const granted = [];
    for (const scope of asked)
      granted.push(decodeJwt((await pageTokens(house, "alice", { scope })).access_token)["scope"]);
    expect(granted).to.deep.equal(asked);
  });

  it("nonce and at_hash missing: the ID token has both", async () => {
    const { id_token, access_token } = await pageTokens(house, "alice", { nonce: "n-2" });
    const { nonce, at_hash } = decodeJwt(id_token);
    const half = createHash("sha256").update(access_token).digest().subarray(0, 16).toString("base64url");
    expect([nonce, at_hash]).to.deep.equal(["n-2", half]);
  });

  it("trigger not asked: pre token generation changes both tokens of a sign-in on the page", async () => {
    asked.length = 0;
    const { id_token, access_token } = await pageTokens(house, "alice");
    expect([decodeJwt(id_token)["tier"], decodeJwt(access_token)["tier"], asked]).to.deep.equal([
      "gold",
      "gold",
      ["TokenGeneration_HostedAuth"],
    ]);
  });

  it("state unescaped: markup in it goes back to the client alone, in its parameter", async () => {
    const state = "<script>alert(1)</script>";
    const page = await house.send(toUrl("/login", { state }));
    expect(page.text).to.not.contain("<script");
    const [, { headers }] = await signedIn(house, "alice", { state });
    expect(headers["location"]?.startsWith(`${callbackUrl}?code=`)).to.equal(true);
    expect(new URL(headers["location"] ?? "").searchParams.get("state")).to.equal(state);
  });

  it("secret not checked: the token endpoint asks a client that has one", async () => {
    const web = { client_id: others.secretClient.id };
    const code = await codeFor(house, "alice", web);
    const replies = [await redeem(house, code, web), await redeem(house, code, { ...web, client_secret: secret })];
    expect(replies.map(({ status }) => status)).to.deep.equal([400, 200]);
  });
});
