import { expect } from "chai";
import { operations } from "../../../../local/cognito/operations";
import { clientId, password, poolId } from "../start-cognito";
import { toUrl } from "./browser";
import { type House, startHouse } from "./house";
import { addPerson, closeHouses, withPassword } from "./moves";

const service = "AWSCognitoIdentityProviderService.";
const evil = "https://evil.example";
const admin = [...operations].filter(([, { access }]) => access === "iam").map(([name]) => name);
const open = [...operations].filter(([, { access }]) => access === "public").map(([name]) => name);
const signature =
  "AWS4-HMAC-SHA256 Credential=test/20261121/eu-west-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=0";

const kinds: [kind: string, path: string, method: string][] = [
  ["the services", "/", "POST"],
  ["a sign-in page", toUrl("/login"), "GET"],
  ["the form of a sign-in page", toUrl("/login"), "POST"],
  ["the authorization endpoint", toUrl("/oauth2/authorize"), "GET"],
  ["the token endpoint", "/oauth2/token", "POST"],
  ["userInfo", "/oauth2/userInfo", "GET"],
  ["the revocation endpoint", "/oauth2/revoke", "POST"],
  ["the logout", "/logout", "GET"],
  ["the error page", "/error", "GET"],
  ["the key set", `/${poolId}/.well-known/jwks.json`, "GET"],
  ["the discovery document", `/${poolId}/.well-known/openid-configuration`, "GET"],
  ["the messages", "/_local/messages", "GET"],
  ["a preflight", "/", "OPTIONS"],
];

describe("an attack from a page of the world", function () {
  this.timeout(30_000);
  let house: House;
  before(async () => {
    house = await startHouse();
    await addPerson(house, "alice");
  });
  after(closeHouses);

  for (const [kind, path, method] of kinds) {
    it(`is refused: a foreign Host at ${kind}`, async () => {
      const { port } = new URL(house.url);
      const hosts = [
        "evil.example",
        `evil.example:${port}`,
        `127.0.0.1.evil.example:${port}`,
        `localhost.evil.example:${port}`,
        `localhost.:${port}`,
        `127.1:${port}`,
        `[::1]:${port}`,
        `0.0.0.0:${port}`,
        "127.0.0.1:1",
        `127.0.0.1:${port}@evil.example`,
        `evil@127.0.0.1:${port}`,
        `127.0.0.1:${port}, evil.example`,
      ];
      const replies = await Promise.all(
        hosts.map((host) => house.send(path, { method, headers: { host, "x-amz-target": `${service}InitiateAuth` } })),
      );
      expect(replies.map(({ status, headers }) => [status, headers["location"]])).to.deep.equal(
        Array(hosts.length).fill([403, undefined]),
      );
      await house.requireControl();
    });
  }

  it(`is refused: each of ${admin.length} administrators' operations, with a signature and without`, async () => {
    for (const operation of admin) {
      const request = { UserPoolId: poolId, Username: "alice", Password: "Another-horse-2", Permanent: true };
      for (const headers of [{ origin: evil }, { origin: evil, authorization: signature }]) {
        const { status, headers: said } = await house.call(operation, request, headers);
        expect([operation, status, said["access-control-allow-origin"]]).to.deep.equal([operation, 403, undefined]);
      }
    }
    expect((await house.call("InitiateAuth", withPassword("alice"))).status).to.equal(200);
  });

  it(`is refused: each of ${open.length} public operations with a signature, which no page may send`, async () => {
    for (const operation of open) {
      const { status } = await house.call(operation, {}, { origin: evil, authorization: signature });
      expect([operation, status]).to.deep.equal([operation, 403]);
    }
  });

  it("is refused: each administrator's operation that is not signed", async () => {
    for (const operation of admin) {
      const { refusal } = await house.call(operation, { UserPoolId: poolId, Username: "alice" });
      expect([operation, refusal?.[0]]).to.deep.equal([operation, "MissingAuthenticationTokenException"]);
    }
  });

  it("is refused: a preflight never allows authorization, cookies, or another path", async () => {
    const asked = {
      origin: evil,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization",
    };
    const { headers } = await house.send("/", { method: "OPTIONS", headers: asked });
    const allowed = (headers["access-control-allow-headers"] ?? "").split(/, */);
    expect([allowed.includes("authorization"), allowed.includes("*"), allowed.includes("x-amz-target")]).to.deep.equal([
      false,
      false,
      true,
    ]);
    expect(headers).to.not.have.property("access-control-allow-credentials");
    for (const path of ["/_local/messages", toUrl("/login"), "/logout", toUrl("/oauth2/authorize")]) {
      const { headers: others } = await house.send(path, { method: "OPTIONS", headers: asked });
      expect([path, others["access-control-allow-origin"]]).to.deep.equal([path, undefined]);
    }
  });

  it("is refused: what a page of another origin asks for by simple requests", async () => {
    const body = JSON.stringify({ UserPoolId: poolId, Username: "alice" });
    const types = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"];
    const replies = await Promise.all([
      ...types.map((type) =>
        house.send("/", { method: "POST", headers: { origin: evil, "content-type": type }, body }),
      ),
      house.send("/_local/messages", { headers: { origin: evil } }),
      house.send("/_local/messages", { headers: { origin: "null" } }),
      house.send("/?Action=AdminDeleteUser&Username=alice", { headers: { origin: evil } }),
    ]);
    expect(replies.map(({ status }) => status)).to.deep.equal(Array(replies.length).fill(403));
  });

  it("is refused: an endpoint of OAuth shares no cookie with another origin", async () => {
    const form = { "content-type": "application/x-www-form-urlencoded", origin: evil, cookie: "cognito=x" };
    const body = `grant_type=authorization_code&client_id=${clientId}&code=x&redirect_uri=x&password=${password}`;
    const { headers } = await house.send("/oauth2/token", { method: "POST", headers: form, body });
    expect([headers["access-control-allow-origin"], headers["access-control-allow-credentials"]]).to.deep.equal([
      "*",
      undefined,
    ]);
  });
});
