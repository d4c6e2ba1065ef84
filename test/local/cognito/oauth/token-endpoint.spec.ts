import { expect } from "chai";
import { clientId, stopCognitos } from "../start-cognito";
import { exchange, here, refreshing, startOauth } from "./start-oauth";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe("POST /oauth2/token", () => {
  afterEach(stopCognitos);

  it("answers a code with these members", async () => {
    const { signInOnPage } = await startOauth();
    const body = await signInOnPage();
    expect(body).to.deep.equal({
      id_token: body.id_token,
      access_token: body.access_token,
      refresh_token: body.refresh_token,
      expires_in: 3600,
      token_type: "Bearer",
    });
  });

  it("answers a refresh token without a new one", async () => {
    const { signInOnPage, tokens } = await startOauth();
    const { refresh_token } = await signInOnPage();
    const body = await tokens(refreshing(refresh_token));
    expect(Object.keys(body)).to.deep.equal(["id_token", "access_token", "expires_in", "token_type"]);
  });

  it("answers with AWS's headers, and so that nobody keeps it", async () => {
    const { code, post } = await startOauth();
    const form = { client_id: clientId, ...exchange(await code()) };
    for (const response of [await post("/oauth2/token", form), await post("/oauth2/token", {})]) {
      const headers = Object.fromEntries(response.headers);
      expect(headers["x-amz-cognito-request-id"]).to.match(uuid);
      expect(headers).to.deep.equal({
        "access-control-allow-origin": "*",
        "cache-control": "no-store",
        "content-type": "application/json;charset=UTF-8",
        pragma: "no-cache",
        "x-amz-cognito-request-id": headers["x-amz-cognito-request-id"],
      });
    }
  });

  const malformed: [rule: string, form: string, error: string][] = [
    ["an empty body", "", "invalid_request"],
    ["no grant_type", `client_id=${clientId}`, "invalid_request"],
    ["an empty grant_type", `client_id=${clientId}&grant_type=`, "invalid_request"],
    ["another grant_type", `client_id=${clientId}&grant_type=password`, "unsupported_grant_type"],
    ["a grant_type that every object has", `client_id=${clientId}&grant_type=constructor`, "unsupported_grant_type"],
    ["no client_id", "grant_type=refresh_token&refresh_token=x", "invalid_request"],
    ["no code", `client_id=${clientId}&grant_type=authorization_code&redirect_uri=x`, "invalid_request"],
    ["no redirect_uri", `client_id=${clientId}&grant_type=authorization_code&code=x`, "invalid_request"],
    ["no refresh_token", `client_id=${clientId}&grant_type=refresh_token`, "invalid_request"],
    ["two grant types", `client_id=${clientId}&grant_type=refresh_token&grant_type=refresh_token`, "invalid_request"],
    ["two clients", `client_id=${clientId}&client_id=${clientId}&grant_type=refresh_token`, "invalid_request"],
    ["JSON", '{"grant_type":"refresh_token"}', "invalid_request"],
    ["bytes that are no text", "grant_type=%ff%fe&client_id=%00", "unsupported_grant_type"],
  ];
  for (const [rule, form, error] of malformed) {
    it(`answers ${rule} with ${error}`, async () => {
      const { post } = await startOauth();
      const response = await post("/oauth2/token", form);
      expect([response.status, await response.json()]).to.deep.equal([400, { error }]);
    });
  }

  it("takes a form alone, by whatever name of its character set", async () => {
    const { post, signInOnPage } = await startOauth();
    const { refresh_token } = await signInOnPage();
    const form = { client_id: clientId, ...refreshing(refresh_token) };
    const statuses = [];
    for (const type of [
      "application/json",
      "text/plain",
      "multipart/form-data",
      "application/x-www-form-urlencoded; charset=UTF-8",
      "Application/X-WWW-Form-URLEncoded",
    ]) {
      statuses.push((await post("/oauth2/token", form, { "content-type": type })).status);
    }
    expect(statuses).to.deep.equal([400, 400, 400, 200, 200]);
  });

  it("takes nothing from its URL", async () => {
    const { cognito, signInOnPage } = await startOauth();
    const { refresh_token } = await signInOnPage();
    const query = new URLSearchParams({ client_id: clientId, grant_type: "refresh_token", refresh_token });
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const request = new Request(`${here}/oauth2/token?${query}`, { method: "POST", headers });
    const response = await cognito.web(request);
    expect([response.status, await response.json()]).to.deep.equal([400, { error: "invalid_request" }]);
  });

  it("refuses a body of more than 64 KiB, and takes one of less", async () => {
    const { signInOnPage, tokenRefusal, tokens } = await startOauth();
    const { refresh_token } = await signInOnPage();
    expect(await tokenRefusal(refreshing(refresh_token, { more: "x".repeat(64 * 1024) }))).to.deep.equal([
      400,
      { error: "invalid_request" },
    ]);
    const { token_type } = await tokens(refreshing(refresh_token, { more: "x".repeat(60 * 1024) }));
    expect(token_type).to.equal("Bearer");
  });
});
