import { createHash } from "node:crypto";
import { expect } from "chai";
import { decodeJwt } from "jose";
import { client, clientId, stopCognitos } from "../start-cognito";
import {
  basic,
  callbackUrl,
  exchange,
  type Parameters,
  pageClient,
  refreshing,
  saidOnPage,
  startOauth,
  type TestOauth,
} from "./start-oauth";

const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const code_challenge = createHash("sha256").update(verifier).digest("base64url");
const challenged = { code_challenge, code_challenge_method: "S256" };
const other = { ...client, ...pageClient, id: "otherclient0123456789abcde" };
const secret = "a-secret-of-24-characters";
const web = { ...client, ...pageClient, id: "webclient0123456789abcdefg", secret };

const start = () => startOauth({ otherClients: [other, web] });

/** Alice signs in as people do: code, PKCE, userInfo, refresh. */
async function requireControl({ code, get, tokens }: TestOauth): Promise<void> {
  const body = await tokens(exchange(await code(challenged), { code_verifier: verifier }));
  const info = await get("/oauth2/userInfo", {}, { authorization: `Bearer ${body.access_token}` });
  expect(info.status).to.equal(200);
  expect((await tokens(refreshing(body.refresh_token))).token_type).to.equal("Bearer");
}

type Attack = (started: TestOauth) => Promise<[status: number, body: unknown]>;

const refusedWith = (error: string, status = 400) => [status, { error }];

/** A code of alice's, offered in this way. */
const offering =
  (asked: Parameters, form: Parameters, headers: Record<string, string> = {}): Attack =>
  async ({ code, tokenRefusal }) =>
    tokenRefusal(exchange(await code(asked), form), headers);

/** At the token and revocation endpoints. */
const attacks: [attack: string, run: Attack, answer: unknown[]][] = [
  ["a code of another client", offering({}, { client_id: other.id }), refusedWith("invalid_grant")],
  [
    "a code that was used",
    async ({ code, tokenRefusal, tokens }) => {
      const given = await code();
      await tokens(exchange(given));
      return tokenRefusal(exchange(given));
    },
    refusedWith("invalid_grant"),
  ],
  [
    "a code after five minutes",
    async ({ code, time, tokenRefusal }) => {
      const given = await code();
      time.now += 300_000;
      return tokenRefusal(exchange(given));
    },
    refusedWith("invalid_grant"),
  ],
  ["a challenge and no verifier", offering(challenged, {}), refusedWith("invalid_grant")],
  ["the verifier of another", offering(challenged, { code_verifier: "a".repeat(43) }), refusedWith("invalid_grant")],
  ["the challenge as verifier", offering(challenged, { code_verifier: code_challenge }), refusedWith("invalid_grant")],
  ["a verifier whose challenge was taken out", offering({}, { code_verifier: verifier }), refusedWith("invalid_grant")],
  ["a code and no redirect_uri", offering({}, { redirect_uri: undefined }), refusedWith("invalid_request")],
  [
    "a code and another redirect_uri",
    offering({}, { redirect_uri: `${callbackUrl}/` }),
    [400, { error: "unauthorized_client", error_description: "invalid_redirect" }],
  ],
  [
    "a client's secret in the query",
    async ({ code, post }) => {
      const form = exchange(await code({ client_id: web.id }), { client_id: web.id });
      const response = await post(`/oauth2/token?client_secret=${secret}`, form);
      return [response.status, await response.json()];
    },
    refusedWith("invalid_client"),
  ],
  [
    "no secret of a client that has one",
    offering({ client_id: web.id }, { client_id: web.id }),
    refusedWith("invalid_client"),
  ],
  [
    "a wrong secret",
    offering({ client_id: web.id }, { client_id: undefined }, basic(web.id, `${secret}x`)),
    refusedWith("invalid_client"),
  ],
  [
    "the secret of one client for another",
    offering({ client_id: web.id }, { client_id: other.id, client_secret: secret }),
    refusedWith("invalid_client"),
  ],
  [
    "more scopes with a refresh",
    async ({ signInOnPage, tokenRefusal }) =>
      tokenRefusal(refreshing((await signInOnPage({ scope: "openid" })).refresh_token, { scope: "openid notes/read" })),
    refusedWith("unauthorized_client"),
  ],
  [
    "a refresh token of another client",
    async ({ signInOnPage, tokenRefusal }) =>
      tokenRefusal(refreshing((await signInOnPage()).refresh_token, { client_id: other.id })),
    refusedWith("invalid_grant"),
  ],
  [
    "a machine's grant to a client of people",
    ({ tokenRefusal }) =>
      tokenRefusal({ grant_type: "client_credentials", client_id: undefined }, basic(web.id, secret)),
    refusedWith("unauthorized_client"),
  ],
  [
    "a parameter given twice",
    async ({ code, post }) => {
      const form = new URLSearchParams({ client_id: clientId, grant_type: "authorization_code", code: await code() });
      const response = await post("/oauth2/token", `${form}&redirect_uri=${callbackUrl}&redirect_uri=${callbackUrl}`);
      return [response.status, await response.json()];
    },
    refusedWith("invalid_request"),
  ],
  [
    "an access token to revoke",
    async ({ post, signInOnPage }) => {
      const response = await post("/oauth2/revoke", {
        client_id: clientId,
        token: (await signInOnPage()).access_token,
      });
      return [response.status, await response.json()];
    },
    refusedWith("unsupported_token_type"),
  ],
  [
    "a body of a megabyte",
    ({ tokenRefusal }) => tokenRefusal({ grant_type: "x".repeat(1024 * 1024) }),
    refusedWith("invalid_request"),
  ],
];

describe("an attack on the OAuth endpoints", () => {
  afterEach(stopCognitos);

  for (const [attack, run, answer] of attacks) {
    it(`is refused: ${attack}`, async () => {
      const started = await start();
      expect(await run(started)).to.deep.equal(answer);
      await requireControl(started);
    });
  }

  it("does nothing: the refresh token of another client is revoked by who has it", async () => {
    const started = await start();
    const { refresh_token } = await started.signInOnPage();
    await started.post("/oauth2/revoke", { client_id: other.id, token: refresh_token });
    expect((await started.tokens(refreshing(refresh_token))).token_type).to.equal("Bearer");
  });

  it("is not helped by a code that failed: the right request still gets its tokens", async () => {
    const { code, tokenRefusal, tokens } = await start();
    const given = await code(challenged);
    for (const form of [{}, { code_verifier: "a".repeat(43) }, { client_id: other.id, code_verifier: verifier }]) {
      expect(await tokenRefusal(exchange(given, form))).to.deep.equal(refusedWith("invalid_grant"));
    }
    expect((await tokens(exchange(given, { code_verifier: verifier }))).token_type).to.equal("Bearer");
  });

  const places = [
    "http://localhost:5174/callback",
    "http://localhost/callback",
    "http://127.0.0.1:5173/callback",
    "https://localhost:5173/callback",
    "http://localhost:5173/callback/",
    "http://localhost:5173/callback/../callback",
    "http://localhost:5173/Callback",
    "http://LOCALHOST:5173/callback",
    "http://localhost:5173/callback?",
    "http://localhost:5173/callback?more=1",
    "http://localhost:5173/callback#",
    "http://localhost:5173/callback#more",
    "http://alice@localhost:5173/callback",
    "http://localhost:5173@evil.example/callback",
    "http://localhost:5173.evil.example/callback",
    "http://evil.example/callback",
    "http://localhost:5173/%63allback",
    "http://localhost:5173%2fcallback",
    "http://localhost:5173\\callback",
    " http://localhost:5173/callback",
    "http://localhost:5173/callback\r\nset-cookie: a=b",
    "//localhost:5173/callback",
    "/callback",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "http://localhost:*/callback",
  ];
  for (const place of places) {
    it(`gets no answer sent to ${JSON.stringify(place)}, and no error either`, async () => {
      const started = await start();
      for (const more of [{}, { response_type: "token" }, { scope: "nonsense" }, { prompt: "none" }]) {
        const response = await started.authorize({ redirect_uri: place, ...more });
        const [said] = await saidOnPage(response);
        expect(said).to.equal(`The redirect_uri ${place} is not a callback URL of the app client ${client.name}.`);
      }
      await requireControl(started);
    });
  }

  it("cannot have PKCE taken down to plain, or to none by leaving the method out", async () => {
    const { sent } = await start();
    for (const code_challenge_method of ["plain", "s256", undefined]) {
      const { searchParams } = await sent({ code_challenge, code_challenge_method });
      expect([searchParams.get("error"), searchParams.has("code")]).to.deep.equal(["invalid_request", false]);
    }
  });

  const states = [
    "</title><script>alert(1)</script>",
    "x\r\nlocation: https://evil.example\r\n\r\n<html>",
    "&code=stolen&state=other",
    "#access_token=stolen",
  ];
  for (const state of states) {
    it(`cannot get out of its parameter with the state ${JSON.stringify(state)}`, async () => {
      const { authorize } = await start();
      const response = await authorize({ state });
      const location = response.headers.get("location") ?? "";
      const { hash, searchParams } = new URL(location);
      expect([[...response.headers.keys()].sort(), hash, [...searchParams.keys()]]).to.deep.equal([
        ["cache-control", "location", "pragma", "referrer-policy"],
        "",
        ["code", "state"],
      ]);
      expect([searchParams.get("state"), await response.text()]).to.deep.equal([state, ""]);
    });
  }

  it("does not have what it says stand on a page as markup", async () => {
    const { authorize } = await start();
    const text = await (await authorize({ redirect_uri: "<script>alert(1)</script>" })).text();
    expect([text.includes("<script"), text.includes("&lt;script&gt;alert(1)&lt;/script&gt;")]).to.deep.equal([
      false,
      true,
    ]);
  });

  it("does not get a scope into a token that the client does not have", async () => {
    const { sent, signInOnPage } = await start();
    const { searchParams } = await sent({ scope: "openid aws.cognito.signin.user.admin" });
    expect(searchParams.get("error")).to.equal("invalid_scope");
    expect(decodeJwt((await signInOnPage({ scope: "openid" })).access_token)["scope"]).to.equal("openid");
  });

  it("does not get a session with a cookie of its own making", async () => {
    const { sent } = await start();
    for (const cookie of [
      "cognito=secret-of-nobody",
      "cognito=",
      "cognito=secret-of-alice2; cognito=secret-of-alice",
    ]) {
      expect((await sent({}, { cookie })).pathname).to.equal("/login");
    }
  });
});
