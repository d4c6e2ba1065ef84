import { expect } from "chai";
import { localizeClients } from "../../local/localized-clients";
import { readApi } from "./resources/declared-api";

describe("callback URLs in the program's own API", () => {
  const oauth = { allowedOauthFlowsUserPoolClient: true, allowedOauthFlows: ["code"], allowedOauthScopes: ["openid"] };

  it("are this machine's once the API listens, and other URLs stay", async () => {
    const { apis } = await readApi();
    const aws = `https://${apis[0]?.id}.execute-api.eu-west-1.amazonaws.com`;
    const callbackUrls = [`${aws}/auth/callback`, "https://app.example.com/callback", `${aws}.example.com/callback`];
    const settings = await readApi({ client: { ...oauth, callbackUrls, logoutUrls: [`${aws}/bye`] } });
    let apiUrls: Record<string, string> = {};
    const [client] = localizeClients(settings, () => apiUrls);
    expect([client?.callbackUrls, client?.logoutUrls]).to.deep.equal([callbackUrls, [`${aws}/bye`]]);
    apiUrls = { [apis[0]?.id ?? ""]: "http://127.0.0.1:49152" };
    expect(client?.callbackUrls).to.deep.equal([
      "http://127.0.0.1:49152/auth/callback",
      "https://app.example.com/callback",
      `${aws}.example.com/callback`,
    ]);
    expect(client?.logoutUrls).to.deep.equal(["http://127.0.0.1:49152/bye"]);
  });

  it("are so where the client names one as its default", async () => {
    const { apis } = await readApi();
    const callback = `https://${apis[0]?.id}.execute-api.eu-west-1.amazonaws.com/auth/callback`;
    const settings = await readApi({ client: { ...oauth, callbackUrls: [callback], defaultRedirectUri: callback } });
    const [client] = localizeClients(settings, () => ({ [apis[0]?.id ?? ""]: "http://127.0.0.1:49152" }));
    expect(client?.defaultRedirectUri).to.equal("http://127.0.0.1:49152/auth/callback");
  });

  it("change nothing else of a client", async () => {
    const settings = await readApi({ client: { ...oauth, callbackUrls: ["https://app.example.com/callback"] } });
    expect(localizeClients(settings, () => ({}))).to.deep.equal(settings.identity.clients);
  });
});
