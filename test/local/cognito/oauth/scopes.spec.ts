import { expect } from "chai";
import { OauthError } from "../../../../local/cognito/oauth/oauth-error";
import { requireScopes } from "../../../../local/cognito/oauth/scopes";
import { client } from "../start-cognito";

const settings = { ...client, allowedOauthScopes: ["openid", "notes/read"] };

describe("requested scopes", () => {
  it("are those that are asked for, each once", () => {
    expect(requireScopes(settings, "notes/read  openid notes/read")).to.deep.equal(["notes/read", "openid"]);
  });

  it("are all of the client's where none is asked for", () => {
    for (const asked of [undefined, "", " "]) {
      expect(requireScopes(settings, asked)).to.deep.equal(["openid", "notes/read"]);
    }
  });

  it("are refused where the client may not have one of them", () => {
    const refusal = () => requireScopes(settings, "openid notes/write");
    expect(refusal).to.throw(OauthError, "the client may not have a scope that is asked for");
    expect(refusal).to.throw(OauthError).with.property("code", "invalid_scope");
  });
});
