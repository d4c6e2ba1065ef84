import { expect } from "chai";
import { clientId, stopCognitos } from "../start-cognito";
import { here, startOauth } from "./start-oauth";

const endpoints: [method: string, path: string][] = [
  ["POST", "/oauth2/token"],
  ["GET", "/oauth2/userInfo"],
  ["POST", "/oauth2/revoke"],
];

describe("an endpoint that clients call by themselves", () => {
  afterEach(stopCognitos);

  for (const [method, path] of endpoints) {
    it(`lets a browser ask from any page: ${method} ${path}`, async () => {
      const { cognito } = await startOauth();
      const preflight = await cognito.web(
        new Request(`${here}${path}`, {
          method: "OPTIONS",
          headers: {
            origin: "http://localhost:5173",
            "access-control-request-method": method,
            "access-control-request-headers": "authorization,content-type,x-amz-user-agent",
          },
        }),
      );
      const allowed = ["origin", "methods", "headers", "credentials"].map((name) =>
        preflight.headers.get(`access-control-allow-${name}`),
      );
      expect([preflight.status, ...allowed]).to.deep.equal([
        204,
        "*",
        method,
        "authorization,content-type,x-amz-user-agent",
        null,
      ]);
    });

    it(`lets any page read its answer, a refusal too: ${method} ${path}`, async () => {
      const { cognito } = await startOauth();
      const response = await cognito.web(new Request(`${here}${path}`, { method, headers: { origin: "null" } }));
      expect([response.status, response.headers.get("access-control-allow-origin")]).to.deep.equal([400, "*"]);
    });

    it(`is for its own method alone: ${method} ${path}`, async () => {
      const { cognito } = await startOauth();
      const answers = [];
      for (const other of ["GET", "POST", "PUT", "DELETE"].filter((one) => one !== method)) {
        const response = await cognito.web(new Request(`${here}${path}`, { method: other }));
        answers.push([response.status, response.headers.get("allow")]);
      }
      expect(answers).to.deep.equal(Array(3).fill([405, method]));
    });
  }

  it("says nothing of a fault of our own but that there was one", async () => {
    const { code, post, store } = await startOauth();
    const form = {
      client_id: clientId,
      grant_type: "authorization_code",
      redirect_uri: "http://localhost:5173/callback",
    };
    const given = await code();
    const { error } = console;
    const said: unknown[] = [];
    console.error = (text) => void said.push(text);
    try {
      await store.close();
      const response = await post("/oauth2/token", { ...form, code: given });
      expect([response.status, await response.json()]).to.deep.equal([500, { error: "server_error" }]);
    } finally {
      console.error = error;
    }
    expect([
      said.length,
      String(said[0]).startsWith("cognito: /oauth2/token failed"),
      String(said[0]).includes(given),
    ]).to.deep.equal([1, true, false]);
  });
});
