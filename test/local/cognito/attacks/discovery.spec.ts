import { expect } from "chai";
import { type ServedProgram, serveProgram } from "../../serve-program";
import { servedProgram } from "../../served-program";

describe("holes known from other emulators, of a program that is served", function () {
  this.timeout(60_000);
  let served: ServedProgram;
  before(async () => {
    served = await serveProgram(servedProgram);
  });
  after(() => served.close());

  it("another port: the discovery document names the port that is served, and the keys there verify its tokens", async () => {
    const [pool] = served.settings.identity.pools;
    const path = `${served.endpointUrl}/${pool?.id}/.well-known`;
    const document = (await (await fetch(`${path}/openid-configuration`)).json()) as Record<string, string>;
    const endpoints = Object.entries(document).filter(([name]) => /_endpoint$|^jwks_uri$/.test(name));
    const origins = endpoints.map(([, url]) => new URL(url).origin);
    expect(endpoints.length).to.be.at.least(6);
    expect(new Set(origins)).to.deep.equal(new Set([served.endpointUrl]));
    expect(document["issuer"]).to.equal(`https://cognito-idp.${pool?.id.split("_")[0]}.amazonaws.com/${pool?.id}`);
    expect((await fetch(document["jwks_uri"] ?? "")).status).to.equal(200);
  });

  it("endpoints missing: every page and endpoint of the domain is there", async () => {
    const pages = ["login", "logout", "signup", "confirm", "forgotPassword", "confirmForgotPassword", "mfa", "error"];
    const endpoints = ["authorize", "token", "userInfo", "revoke"].map((name) => `oauth2/${name}`);
    const replies = await Promise.all([...pages, ...endpoints].map((path) => fetch(`${served.endpointUrl}/${path}`)));
    const found = replies.filter(({ status }) => status !== 404 && status < 500);
    expect(found.length).to.equal(pages.length + endpoints.length);
  });
});
