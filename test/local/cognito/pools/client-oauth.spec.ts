import { expect } from "chai";
import { requireOauth } from "../../../../local/cognito/pools/client-oauth";

type Input = Parameters<typeof requireOauth>[0];

const page: Input = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ["code"],
  AllowedOAuthScopes: ["openid", "email"],
  CallbackURLs: ["https://app.example.com/callback"],
};

function refusal(change: Input, secret?: string): string {
  return decide({ ...page, ...change }, secret);
}

function decide(input: Input, secret?: string): string {
  try {
    requireOauth(input, secret, ["notes/read"]);
    return "taken";
  } catch (error) {
    return (error as Error).message;
  }
}

describe("OAuth settings of a client", () => {
  it("are taken when they are whole, and when there are none", () => {
    expect([decide(page), decide({})]).to.deep.equal(["taken", "taken"]);
  });

  it("need to be switched on", () => {
    expect(refusal({ AllowedOAuthFlowsUserPoolClient: false })).to.equal(
      "AllowedOAuthFlowsUserPoolClient must be true to set AllowedOAuthFlows, AllowedOAuthScopes, CallbackURLs or LogoutURLs",
    );
  });

  it("need flows and scopes", () => {
    const message =
      "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.";
    expect([refusal({ AllowedOAuthFlows: [] }), refusal({ AllowedOAuthScopes: [] })]).to.deep.equal([message, message]);
  });

  it("keep machines and people apart", () => {
    expect(refusal({ AllowedOAuthFlows: ["code", "client_credentials"] }, "secret")).to.equal(
      "client_credentials flow can not be selected along with code flow or implicit flow.",
    );
  });

  it("need a secret for machines", () => {
    expect(refusal({ AllowedOAuthFlows: ["client_credentials"] })).to.equal(
      "client_credentials flow can not be selected if client does not have a client secret.",
    );
  });

  it("need a callback for people", () => {
    expect(refusal({ CallbackURLs: [] })).to.equal(
      "CallbackUrls can not be empty when code flow or implicit flow is selected",
    );
  });

  it("know the scopes that the pool has", () => {
    expect(refusal({ AllowedOAuthScopes: ["openid", "notes/read"] })).to.equal("taken");
    expect(refusal({ AllowedOAuthScopes: ["openid", "notes/write"] })).to.equal("Invalid scope requested: notes/write");
  });

  it("give machines no scope of people", () => {
    const machine: Input = { AllowedOAuthFlows: ["client_credentials"], CallbackURLs: [] };
    expect(refusal({ ...machine, AllowedOAuthScopes: ["notes/read"] }, "secret")).to.equal("taken");
    expect(refusal({ ...machine, AllowedOAuthScopes: ["notes/read", "openid"] }, "secret")).to.equal(
      "openid is not supported with client_credentials flow.",
    );
  });

  it("take callbacks by https, by http on this machine, and of an app", () => {
    const good = [
      "https://a.example.com",
      "http://localhost:5173/cb",
      "http://127.0.0.1/cb",
      "http://[::1]/cb",
      "my.app://cb",
    ];
    expect(good.map((url) => refusal({ CallbackURLs: [url], LogoutURLs: [url] }))).to.deep.equal(
      good.map(() => "taken"),
    );
  });

  it("refuse callbacks and sign-out pages by http elsewhere, with a fragment, or not absolute", () => {
    const bad: [string, string][] = [
      ["http://app.example.com", "http://app.example.com cannot use the HTTP protocol."],
      ["http://localhost.example.com", "http://localhost.example.com cannot use the HTTP protocol."],
      ["https://app.example.com/#x", "https://app.example.com/#x cannot use fragment"],
      ["/callback", "/callback is not an absolute URL."],
      ["javascript:alert(1)", "javascript:alert(1) is not a URL that people can be sent to."],
      ["data:text/html,x", "data:text/html,x is not a URL that people can be sent to."],
    ];
    for (const [url, message] of bad) {
      expect([refusal({ CallbackURLs: [url] }), refusal({ LogoutURLs: [url] })]).to.deep.equal([message, message]);
    }
  });

  it("have their default callback among the callbacks", () => {
    expect(refusal({ DefaultRedirectURI: "https://other.example.com" })).to.equal(
      "The default redirect URI https://other.example.com is not in the callback URIs list.",
    );
  });
});
