import { createHash } from "node:crypto";
import { expect } from "chai";
import { decodeJwt } from "jose";
import { client, clientId, stopCognitos } from "../start-cognito";
import { callbackUrl, exchange, pageClient, refreshing, startOauth } from "./start-oauth";
import { createVaultClient, vault } from "./vault";

const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const toChallenge = (text: string) => createHash("sha256").update(text).digest("base64url");
const challenged = { code_challenge: toChallenge(verifier), code_challenge_method: "S256" };
const other = { ...client, ...pageClient, id: "otherclient0123456789abcde" };
const invalidGrant = [400, { error: "invalid_grant" }];

describe("a code", () => {
  afterEach(stopCognitos);

  it("is good once: of two requests at a time one gets tokens", async () => {
    const { code, post } = await startOauth();
    const form = { ...exchange(await code()), client_id: clientId };
    const responses = await Promise.all([1, 2, 3, 4].map(() => post("/oauth2/token", form)));
    expect(responses.map(({ status }) => status).sort()).to.deep.equal([200, 400, 400, 400]);
  });

  it("that comes again is refused, and what was given for it is revoked", async () => {
    const { code, tokenRefusal, tokens } = await startOauth();
    const given = await code();
    const { refresh_token } = await tokens(exchange(given));
    await tokens(refreshing(refresh_token));
    expect(await tokenRefusal(exchange(given))).to.deep.equal(invalidGrant);
    expect(await tokenRefusal(refreshing(refresh_token))).to.deep.equal(invalidGrant);
  });

  it("that is refused is explained to the person at this machine, and to nobody else", async () => {
    const { code, notes, tokenRefusal, tokens } = await startOauth();
    const given = await code();
    await tokens(exchange(given));
    await tokenRefusal(exchange(given));
    expect(notes).to.deep.equal(["POST /oauth2/token: invalid_grant: the code has been used"]);
  });

  it("that comes again after its end still revokes what was given for it", async () => {
    const { code, time, tokenRefusal, tokens } = await startOauth();
    const given = await code();
    const { refresh_token } = await tokens(exchange(given));
    time.now += 10 * 60_000;
    expect(await tokenRefusal(exchange(given))).to.deep.equal(invalidGrant);
    expect(await tokenRefusal(refreshing(refresh_token))).to.deep.equal(invalidGrant);
  });

  it("is good for five minutes", async () => {
    const { code, time, tokenRefusal, tokens } = await startOauth();
    const [late, early] = [await code(), await code()];
    time.now += 5 * 60_000 - 1;
    await tokens(exchange(early));
    time.now += 1;
    expect(await tokenRefusal(exchange(late))).to.deep.equal(invalidGrant);
  });

  it("is for the client that asked for it: another does not get tokens, nor use it up", async () => {
    const { code, tokenRefusal, tokens } = await startOauth({ otherClients: [other] });
    const given = await code();
    expect(await tokenRefusal(exchange(given, { client_id: other.id }))).to.deep.equal(invalidGrant);
    expect((await tokens(exchange(given))).token_type).to.equal("Bearer");
  });

  it("is for the place it was sent to", async () => {
    const elsewhere = "http://localhost:5173/elsewhere";
    const { code, tokenRefusal } = await startOauth({ client: { callbackUrls: [callbackUrl, elsewhere] } });
    expect(await tokenRefusal(exchange(await code(), { redirect_uri: elsewhere }))).to.deep.equal(invalidGrant);
  });

  it("does not go to a place that is not the client's", async () => {
    const { code, tokenRefusal } = await startOauth();
    expect(await tokenRefusal(exchange(await code(), { redirect_uri: "http://localhost:5173/none" }))).to.deep.equal([
      400,
      { error: "unauthorized_client", error_description: "invalid_redirect" },
    ]);
  });

  it("that is unknown is refused", async () => {
    const { tokenRefusal } = await startOauth();
    expect(await tokenRefusal(exchange("no-such-code"))).to.deep.equal(invalidGrant);
  });

  it("with a challenge goes to who has the verifier", async () => {
    const { code, tokens } = await startOauth();
    const body = await tokens(exchange(await code(challenged), { code_verifier: verifier }));
    expect(body.token_type).to.equal("Bearer");
  });

  const wrong: [rule: string, verifier: string | undefined][] = [
    ["without the verifier", undefined],
    ["with an empty verifier", ""],
    ["with the verifier of another", verifier.replace("d", "e")],
    ["with the challenge for a verifier", challenged.code_challenge],
  ];
  for (const [rule, given] of wrong) {
    it(`with a challenge is refused ${rule}`, async () => {
      const { code, tokenRefusal } = await startOauth();
      const form = exchange(await code(challenged), { code_verifier: given });
      expect(await tokenRefusal(form)).to.deep.equal(invalidGrant);
    });
  }

  for (const [rule, odd] of [
    ["of 42 characters", "a".repeat(42)],
    ["of 129 characters", "a".repeat(129)],
    ["with other characters", `${verifier}+`],
  ] as const) {
    it(`is not given for a verifier ${rule}, even one that meets the challenge`, async () => {
      const { code, tokenRefusal } = await startOauth();
      const given = await code({ ...challenged, code_challenge: toChallenge(odd) });
      expect(await tokenRefusal(exchange(given, { code_verifier: odd }))).to.deep.equal(invalidGrant);
    });
  }

  for (const [rule, good] of [
    ["43", "a".repeat(43)],
    ["128", "~._-".repeat(32)],
  ] as const) {
    it(`is given for a verifier of ${rule} characters`, async () => {
      const { code, tokens } = await startOauth();
      const given = await code({ ...challenged, code_challenge: toChallenge(good) });
      expect((await tokens(exchange(given, { code_verifier: good }))).token_type).to.equal("Bearer");
    });
  }

  it("without a challenge is refused to who has a verifier: somebody took the challenge out", async () => {
    const { code, tokenRefusal } = await startOauth();
    expect(await tokenRefusal(exchange(await code(), { code_verifier: verifier }))).to.deep.equal(invalidGrant);
  });

  it("of a person who signed out everywhere, is disabled, has to set a password or is gone is refused", async () => {
    const { changeUser, code, tokenRefusal } = await startOauth();
    const given = await code();
    const refusals = [];
    for (const change of [
      { signOuts: 1 },
      { enabled: false },
      { status: "RESET_REQUIRED" as const },
      { sub: "other" },
    ]) {
      const before = { signOuts: 0, enabled: true, status: "CONFIRMED" as const };
      await changeUser("alice", { ...before, ...change });
      refusals.push(await tokenRefusal(exchange(given)));
    }
    expect(refusals).to.deep.equal(Array(4).fill(invalidGrant));
  });

  it("of a person who has set a new password since is refused", async () => {
    const { code, messages, ok, tokenRefusal } = await startOauth();
    const given = await code();
    await ok("ForgotPassword", { ClientId: clientId, Username: "alice" });
    const reset = { ClientId: clientId, Username: "alice", ConfirmationCode: messages[0]?.code };
    await ok("ConfirmForgotPassword", { ...reset, Password: "Another-horse-2" });
    expect(await tokenRefusal(exchange(given))).to.deep.equal(invalidGrant);
  });

  it("gives no scope that was taken from the client since", async () => {
    const started = await startOauth();
    const client_id = await createVaultClient(started);
    const given = await started.code({ client_id });
    await started.ok("DeleteResourceServer", vault);
    const { access_token } = await started.tokens({ ...exchange(given), client_id });
    expect(decodeJwt(access_token)["scope"]).to.equal("openid");
  });

  it("of a deleted person is refused", async () => {
    const { code, ok, tokenRefusal } = await startOauth();
    const given = await code();
    await ok("AdminDeleteUser", { UserPoolId: client.poolId, Username: "alice" });
    expect(await tokenRefusal(exchange(given))).to.deep.equal(invalidGrant);
  });

  it("is refused to a client without the code flow", async () => {
    const { tokenRefusal } = await startOauth({ client: { allowedOauthFlows: ["implicit"] } });
    expect(await tokenRefusal(exchange("any"))).to.deep.equal([400, { error: "unauthorized_client" }]);
  });

  it("is stored as its digest alone", async () => {
    const { code, store } = await startOauth();
    const given = await code();
    expect(given).to.match(/^[0-9a-f]{64}$/);
    const stored = JSON.stringify(await store.list("cognito/"));
    expect(stored).to.not.include(given);
    expect(stored).to.include(createHash("sha256").update(given).digest("hex"));
  });
});
