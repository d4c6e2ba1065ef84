import { expect } from "chai";
import { decodeJwt } from "jose";
import type { ClientSettings } from "../../../../local/cognito/settings";
import { client, clientId, pool, type Setup, stopCognitos } from "../start-cognito";
import { callbackUrl, domain, exchange, type Parameters, saidOnPage, startOauth } from "./start-oauth";

const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/** What the client is told: error and description. */
async function refusalOf(more: Parameters, settings: Partial<ClientSettings> = {}) {
  const { sent } = await startOauth({ client: settings });
  const { searchParams, hash } = await sent(more);
  const answer = searchParams.has("error") ? searchParams : new URLSearchParams(hash.slice(1));
  return [answer.get("error"), answer.get("error_description")];
}

/** What the page says that the person at the browser is shown. */
async function pageOf(more: Parameters, setup: Setup = {}): Promise<string> {
  const { authorize } = await startOauth(setup);
  return (await saidOnPage(await authorize(more))).join(" ");
}

describe("an authorization request", () => {
  afterEach(stopCognitos);

  const refusals: [rule: string, more: Parameters, error: string, description: string][] = [
    ["without response_type", { response_type: undefined }, "invalid_request", "response_type must be code or token"],
    [
      "with another response_type",
      { response_type: "id_token" },
      "invalid_request",
      "response_type must be code or token",
    ],
    [
      "for both flows at once",
      { response_type: "code token" },
      "invalid_request",
      "response_type must be code or token",
    ],
    [
      "with a challenge and no method, which would be plain",
      { code_challenge: challenge },
      "invalid_request",
      "code_challenge_method must be S256",
    ],
    [
      "with a plain challenge",
      { code_challenge: challenge, code_challenge_method: "plain" },
      "invalid_request",
      "code_challenge_method must be S256",
    ],
    [
      "with a method and no challenge",
      { code_challenge_method: "S256" },
      "invalid_request",
      "code_challenge_method is given without a code_challenge",
    ],
    [
      "with a challenge that no verifier could meet",
      { code_challenge: `${challenge}=`, code_challenge_method: "S256" },
      "invalid_request",
      "code_challenge must be a SHA-256 in base64url",
    ],
    [
      "to an identity provider that is not here",
      { identity_provider: "Google" },
      "invalid_request",
      "identity_provider must be COGNITO: no other signs people in here",
    ],
    [
      "to an identity provider's identifier",
      { idp_identifier: "example.com" },
      "invalid_request",
      "idp_identifier is not served here: no other identity provider signs people in",
    ],
    [
      "for a resource, which the token would have to be bound to",
      { resource: "https://api.example.com" },
      "invalid_request",
      "resource is not served here: tokens are bound to no resource",
    ],
    [
      "with a prompt that is not known",
      { prompt: "create" },
      "invalid_request",
      "prompt must be of none, login, select_account, consent",
    ],
    ["with prompt=none beside another", { prompt: "none login" }, "invalid_request", "prompt=none must stand alone"],
    [
      "for a scope that the client may not have",
      { scope: "openid group/editors" },
      "invalid_scope",
      "the client may not have a scope that is asked for",
    ],
    [
      "for email without openid",
      { scope: "email notes/read" },
      "invalid_scope",
      "email, phone and profile need openid beside them",
    ],
  ];
  for (const [rule, more, error, description] of refusals) {
    it(`${rule} is refused by way of the client`, async () => {
      expect(await refusalOf(more)).to.deep.equal([error, description]);
    });
  }

  it("is refused for a flow that the client does not have, each of them", async () => {
    expect(await refusalOf({}, { allowedOauthFlows: ["implicit"] })).to.deep.equal([
      "unauthorized_client",
      "the client's flows do not include code",
    ]);
    expect(await refusalOf({ response_type: "token" }, { allowedOauthFlows: ["code"] })).to.deep.equal([
      "unauthorized_client",
      "the client's flows do not include implicit",
    ]);
  });

  it("to COGNITO by name is like one that names no provider", async () => {
    const { sent } = await startOauth();
    expect((await sent({ identity_provider: "COGNITO" })).searchParams.has("code")).to.equal(true);
  });

  it("is refused in the fragment where the answer would stand there", async () => {
    const { sent } = await startOauth();
    const { search, hash } = await sent({ response_type: "token", scope: "nonsense" });
    expect([search, hash]).to.deep.equal([
      "",
      "#error=invalid_scope&error_description=the%20client%20may%20not%20have%20a%20scope%20that%20is%20asked%20for&state=s-1",
    ]);
  });

  it("without a scope is for all scopes of the client, each once", async () => {
    const { tokens, code } = await startOauth();
    const { scope } = decodeJwt((await tokens(exchange(await code()))).access_token);
    expect(scope).to.equal("openid email phone profile notes/read");
  });

  it("without redirect_uri goes to the client's default, else to the only callback URL there is", async () => {
    const other = "http://localhost:5173/other";
    const callbackUrls = [callbackUrl, other];
    const chosen = await startOauth({ client: { callbackUrls, defaultRedirectUri: other } });
    expect((await chosen.sent({ redirect_uri: undefined })).pathname).to.equal("/other");
    const only = await startOauth();
    expect((await only.sent({ redirect_uri: undefined })).pathname).to.equal("/callback");
    expect(await pageOf({ redirect_uri: undefined }, { client: { callbackUrls } })).to.equal(
      "The request has no redirect_uri.",
    );
  });

  const longest: [name: string, most: number][] = [
    ["state", 4096],
    ["nonce", 1024],
    ["scope", 4096],
    ["prompt", 64],
    ["login_hint", 2048],
    ["lang", 35],
    ["code_challenge", 128],
    ["code_challenge_method", 16],
    ["response_type", 64],
    ["identity_provider", 128],
    ["idp_identifier", 128],
    ["resource", 2048],
  ];
  for (const [name, most] of longest) {
    it(`with a ${name} of more than ${most} characters is refused`, async () => {
      const refusal = await refusalOf({ [name]: "x".repeat(most + 1) });
      expect(refusal).to.deep.equal(["invalid_request", `${name} is longer than ${most} characters`]);
    });
  }

  it("whose state is refused gives none back", async () => {
    const { sent } = await startOauth();
    expect((await sent({ state: "x".repeat(4097) })).searchParams.has("state")).to.equal(false);
  });

  const pages: [rule: string, more: Parameters, setup: Setup, text: string][] = [
    ["without client_id", { client_id: undefined }, {}, "The request has no client_id."],
    ["of an unknown client", { client_id: "nobody" }, {}, "There is no app client with this client_id."],
    ["with an endless client_id", { client_id: "x".repeat(129) }, {}, "client_id is longer than 128 characters."],
    [
      "with an endless redirect_uri",
      { redirect_uri: "x".repeat(1025) },
      {},
      "redirect_uri is longer than 1024 characters.",
    ],
    [
      "to a pool without a domain",
      {},
      { domains: [] },
      `The user pool ${pool.name} has no domain, and so no sign-in page. Give the app client callbackUrls: the component then makes a domain.`,
    ],
    [
      "of a client with another pool's domain",
      {},
      { domains: [{ ...domain, poolId: "eu-west-1_Other0001" }] },
      `The user pool ${pool.name} has no domain, and so no sign-in page. Give the app client callbackUrls: the component then makes a domain.`,
    ],
    [
      "of a client that people do not sign in with",
      {},
      { client: { allowedOauthFlows: ["client_credentials"] } },
      `The app client ${client.name} has no flow with which people sign in on a page. Give the app client callbackUrls, and allow it the code flow.`,
    ],
    [
      "of a client without OAuth",
      {},
      { client: { allowedOauthFlows: [], callbackUrls: [] } },
      `The app client ${client.name} has no flow with which people sign in on a page. Give the app client callbackUrls, and allow it the code flow.`,
    ],
    [
      "of a client for which no provider signs people in",
      {},
      { client: { identityProviders: [] } },
      `The app client ${client.name} lets no users of the pool itself sign in. Write COGNITO in its supportedIdentityProviders.`,
    ],
  ];
  for (const [rule, more, setup, text] of pages) {
    it(`${rule} is answered with a page`, async () => {
      expect(await pageOf(more, setup)).to.equal(text);
    });
  }

  it("of two clients, or to two places, is answered with a page; with two of another parameter, by way of the client", async () => {
    const { get, cookie } = await startOauth();
    const base = `client_id=${clientId}&response_type=code&redirect_uri=${encodeURIComponent(callbackUrl)}`;
    const ask = (more: string) => get(`/oauth2/authorize?${base}&${more}`, {}, { cookie });
    const texts = [];
    for (const more of ["client_id=other", "redirect_uri=http%3A%2F%2Fevil.example"]) {
      texts.push(...(await saidOnPage(await ask(more))));
    }
    expect(texts).to.deep.equal(["client_id is given more than once.", "redirect_uri is given more than once."]);
    const location = new URL((await ask("scope=openid&scope=email")).headers.get("location") ?? "");
    expect(location.searchParams.get("error_description")).to.equal("scope is given more than once");
  });
});
