import { expect } from "chai";
import { clientId, poolId, stopCognitos } from "../start-cognito";
import { startOauth, type TestOauth } from "./start-oauth";

const badToken = "Access token is expired, disabled, or deleted, or the user has globally signed out.";

function ask({ get }: TestOauth, token: string) {
  return get("/oauth2/userInfo", {}, { authorization: `Bearer ${token}` });
}

/** Status, challenge and body. */
async function answerOf(response: Response) {
  return [response.status, response.headers.get("www-authenticate"), await response.json()];
}

const refusal = [
  401,
  `error="invalid_token", error_description="${badToken}"`,
  { error: "invalid_token", error_description: badToken },
];

describe("GET /oauth2/userInfo", () => {
  afterEach(stopCognitos);

  it("tells who the token is of, all as texts", async () => {
    const started = await startOauth();
    const { access_token } = await started.signInOnPage();
    expect(await answerOf(await ask(started, access_token))).to.deep.equal([
      200,
      null,
      {
        sub: (await started.userOf("alice")).sub,
        email: "alice@example.com",
        email_verified: "true",
        name: "Alice",
        phone_number: "+15551234567",
        phone_number_verified: "true",
        username: "alice",
      },
    ]);
  });

  it("tells what the scopes stand for", async () => {
    const started = await startOauth();
    const { access_token } = await started.signInOnPage({ scope: "openid email" });
    const body = (await (await ask(started, access_token)).json()) as object;
    expect(Object.keys(body).sort()).to.deep.equal(["email", "email_verified", "sub", "username"]);
  });

  it("tells nothing that the client may not read", async () => {
    const started = await startOauth({ client: { readAttributes: ["name"] } });
    const { access_token } = await started.signInOnPage();
    const body = (await (await ask(started, access_token)).json()) as object;
    expect(Object.keys(body).sort()).to.deep.equal(["name", "sub", "username"]);
  });

  it("needs openid in the token: one of the API has none, and one of the page may have none", async () => {
    const started = await startOauth();
    const { AccessToken } = await started.signIn("alice");
    const { access_token } = await started.signInOnPage({ scope: "notes/read" });
    for (const token of [AccessToken, access_token]) {
      expect(await answerOf(await ask(started, token))).to.deep.equal(refusal);
    }
  });

  it("takes no ID token, and nothing that is no token of a pool here", async () => {
    const started = await startOauth();
    const { id_token, access_token } = await started.signInOnPage();
    const [header, payload] = access_token.split(".");
    for (const token of [id_token, `${header}.${payload}.AAAA`, "a.b.c", "opaque"]) {
      expect(await answerOf(await ask(started, token))).to.deep.equal(refusal);
    }
  });

  it("takes no token that has expired", async () => {
    const started = await startOauth();
    const { access_token } = await started.signInOnPage();
    started.time.now += 3600_000;
    expect(await answerOf(await ask(started, access_token))).to.deep.equal(refusal);
  });

  it("takes no token of who signed out everywhere, is disabled or deleted, nor one that was revoked", async () => {
    const started = await startOauth();
    const { ok, post, signInOnPage } = started;
    const named = { UserPoolId: poolId, Username: "alice" };
    const revoked = await signInOnPage();
    await post("/oauth2/revoke", { client_id: clientId, token: revoked.refresh_token });
    const { access_token } = await signInOnPage();
    const answers = [await ask(started, revoked.access_token)];
    await ok("AdminDisableUser", named);
    answers.push(await ask(started, access_token));
    await ok("AdminEnableUser", named);
    await ok("AdminUserGlobalSignOut", named);
    answers.push(await ask(started, access_token));
    await ok("AdminDeleteUser", named);
    answers.push(await ask(started, access_token));
    expect(answers.map(({ status }) => status)).to.deep.equal([401, 401, 401, 401]);
  });

  it("refuses what brings no bearer token, and one in the query", async () => {
    const { get, signInOnPage } = await startOauth();
    const { access_token } = await signInOnPage();
    const text = "Bad OAuth2 request at UserInfo Endpoint";
    const bad = [
      400,
      `error="invalid_request", error_description="${text}"`,
      { error: "invalid_request", error_description: text },
    ];
    for (const authorization of ["", "Bearer", "Bearer ", `Basic ${access_token}`, access_token, "Bearer a b"]) {
      expect(await answerOf(await get("/oauth2/userInfo", {}, { authorization }))).to.deep.equal(bad);
    }
    expect(await answerOf(await get("/oauth2/userInfo", { access_token }))).to.deep.equal(bad);
  });
});
