import { expect } from "chai";
import { client, clientId, stopCognitos } from "../start-cognito";
import { basic, callbackUrl, exchange, type Parameters, pageClient, startOauth } from "./start-oauth";

const secret = "a-secret+of/24%characters=";
const webId = "webclient0123456789abcdefg";
const web = { ...client, ...pageClient, id: webId, secret };

/** Who asks for tokens for a code of the client that has a secret, and how. */
async function statusOf(form: Parameters, headers: Record<string, string> = {}) {
  const { code, post } = await startOauth({ otherClients: [web] });
  const given = await code({ client_id: webId });
  const response = await post("/oauth2/token", { ...exchange(given), ...form }, headers);
  const { error } = (await response.json()) as { error?: string };
  return error === undefined ? response.status : [response.status, error];
}

const encoded = basic(webId, encodeURIComponent(secret));

describe("a client that asks for tokens", () => {
  afterEach(stopCognitos);

  const taken: [rule: string, form: Parameters, headers: Record<string, string>][] = [
    ["its secret in the body", { client_id: webId, client_secret: secret }, {}],
    ["its secret by HTTP Basic", {}, encoded],
    ["its secret by HTTP Basic, not form-encoded", {}, basic(webId, secret)],
    ["its secret by HTTP Basic, and its id in the body too", { client_id: webId }, encoded],
    [
      "its secret by HTTP Basic, in small letters",
      {},
      { authorization: encoded.authorization.replace("Basic", "basic") },
    ],
  ];
  for (const [rule, form, headers] of taken) {
    it(`may give ${rule}`, async () => {
      expect(await statusOf(form, headers)).to.equal(200);
    });
  }

  const refused: [rule: string, form: Parameters, headers: Record<string, string>, error: string][] = [
    ["without its secret", { client_id: webId }, {}, "invalid_client"],
    ["with an empty secret", { client_id: webId, client_secret: "" }, {}, "invalid_client"],
    ["with another secret in the body", { client_id: webId, client_secret: `${secret}x` }, {}, "invalid_client"],
    ["with another secret by HTTP Basic", {}, basic(webId, "another-secret-of-24-char"), "invalid_client"],
    ["with an empty secret by HTTP Basic", {}, basic(webId, ""), "invalid_client"],
    ["with its secret in both ways", { client_secret: secret }, encoded, "invalid_request"],
    ["with another id in the body", { client_id: clientId }, encoded, "invalid_client"],
    ["with a header of another scheme", { client_id: webId }, { authorization: "Bearer x" }, "invalid_client"],
    ["with Basic credentials without a colon", {}, { authorization: `Basic ${btoa(webId)}` }, "invalid_client"],
    ["with a Basic header without credentials", { client_id: webId }, { authorization: "Basic" }, "invalid_client"],
    ["that is not there", { client_id: "nobody", client_secret: secret }, {}, "invalid_client"],
  ];
  for (const [rule, form, headers, error] of refused) {
    it(`${rule} is refused`, async () => {
      expect(await statusOf(form, headers)).to.deep.equal([400, error]);
    });
  }

  it("without a secret gives its id alone: with one it is refused", async () => {
    const { code, post } = await startOauth();
    const form = { ...exchange(await code()), client_id: clientId };
    const withSecret = await post("/oauth2/token", { ...form, client_secret: "a" });
    expect([withSecret.status, await withSecret.json()]).to.deep.equal([400, { error: "invalid_client" }]);
    expect((await post("/oauth2/token", form)).status).to.equal(200);
  });

  it("without a secret may give its id by HTTP Basic", async () => {
    const { code, post } = await startOauth();
    const response = await post("/oauth2/token", exchange(await code()), basic(clientId, ""));
    expect(response.status).to.equal(200);
  });

  it("of a pool without a domain is refused, and told what to write", async () => {
    const { tokenRefusal } = await startOauth({ domains: [] });
    expect(
      await tokenRefusal({ grant_type: "authorization_code", code: "x", redirect_uri: callbackUrl }),
    ).to.deep.equal([
      400,
      {
        error: "invalid_client",
        error_description:
          "the user pool has no domain, and so no OAuth endpoints: give a client callbackUrls, or the pool a domain",
      },
    ]);
  });
});
