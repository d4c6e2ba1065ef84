import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect } from "chai";
import { createSrpClient } from "../srp-client";
import { clientId, password, poolId } from "../start-cognito";
import { type House, others, secret, startHouse } from "./house";
import { addPerson, answering, type CallRequest, closeHouses, said, tokensOf, withPassword } from "./moves";
import { askToken, codeFor } from "./oauth-moves";

const web = others.secretClient.id;

const hashOf = (name: string, client: string = web, key = secret) =>
  createHmac("sha256", key).update(`${name}${client}`).digest("base64");

/** What is given in the place of alice's hash, and what is said of it. */
const wrongHashes: [what: string, hash: string | undefined, message: string][] = [
  ["no hash", undefined, `Client ${web} is configured with secret but SECRET_HASH was not received`],
  ["the hash of another user", hashOf("bob"), `Unable to verify secret hash for client ${web}`],
  ["the hash for another client", hashOf("alice", clientId), `Unable to verify secret hash for client ${web}`],
  [
    "a hash by another secret",
    hashOf("alice", web, "b-secret-of-24-characters"),
    `Unable to verify secret hash for client ${web}`,
  ],
  ["a hash by no secret", hashOf("alice", web, ""), `Unable to verify secret hash for client ${web}`],
  ["the hash of no name", hashOf(""), `Unable to verify secret hash for client ${web}`],
  ["the secret itself", "aSecretOf24Characters", `Unable to verify secret hash for client ${web}`],
];

const code = "123456";

/** Every operation that takes the hash. */
const requests: Record<string, (hash: string | undefined) => CallRequest> = {
  SignUp: (SecretHash) => ["SignUp", { Username: "alice", Password: password, SecretHash }],
  ConfirmSignUp: (SecretHash) => ["ConfirmSignUp", { Username: "alice", ConfirmationCode: code, SecretHash }],
  ResendConfirmationCode: (SecretHash) => ["ResendConfirmationCode", { Username: "alice", SecretHash }],
  ForgotPassword: (SecretHash) => ["ForgotPassword", { Username: "alice", SecretHash }],
  ConfirmForgotPassword: (SecretHash) => [
    "ConfirmForgotPassword",
    { Username: "alice", ConfirmationCode: code, Password: password, SecretHash },
  ],
  USER_PASSWORD_AUTH: (SECRET_HASH) => starting("USER_PASSWORD_AUTH", { PASSWORD: password, SECRET_HASH }),
  USER_SRP_AUTH: (SECRET_HASH) =>
    starting("USER_SRP_AUTH", { SRP_A: createSrpClient(poolId).publicValue, SECRET_HASH }),
  USER_AUTH: (SECRET_HASH) => starting("USER_AUTH", { SECRET_HASH }),
};

function starting(AuthFlow: string, more: Record<string, string | undefined>): CallRequest {
  const AuthParameters = JSON.parse(JSON.stringify({ USERNAME: "alice", ...more })) as object;
  return ["InitiateAuth", { AuthFlow, AuthParameters }];
}

describe("an attack on the secret of a client", function () {
  this.timeout(20_000);
  let house: House;
  before(async () => {
    house = await startHouse();
    await addPerson(house, "alice");
    await addPerson(house, "bob");
  });
  after(closeHouses);

  for (const [what, hash, message] of wrongHashes) {
    it(`is refused: ${what}, at ${Object.keys(requests).length} beginnings, at an answer and at a refresh`, async () => {
      const refused = [];
      for (const make of Object.values(requests)) {
        const [operation, request] = make(hash);
        refused.push(said(await house.call(operation, { ClientId: web, ...request })));
      }
      const start = withPassword("alice", password, web);
      const AuthParameters = { ...start.AuthParameters, SECRET_HASH: hashOf("alice") };
      const { body } = await house.call("InitiateAuth", { ...start, AuthParameters });
      const { RefreshToken } = body["AuthenticationResult"] as { RefreshToken: string };
      const given = hash === undefined ? {} : { SECRET_HASH: hash };
      const answer = answering("SOFTWARE_TOKEN_MFA", "x".repeat(96), { USERNAME: "alice", ...given }, web);
      refused.push(said(await house.call("RespondToAuthChallenge", answer)));
      const refresh = { REFRESH_TOKEN: RefreshToken, ...given };
      const again = { ClientId: web, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters: refresh };
      refused.push(said(await house.call("InitiateAuth", again)));
      expect(refused).to.deep.equal(Array(Object.keys(requests).length + 2).fill(message));
      await house.requireControl();
    });
  }

  it("lets the right hash through, so that it is the hash that is refused", async () => {
    const [operation, request] = starting("USER_PASSWORD_AUTH", { PASSWORD: password, SECRET_HASH: hashOf("alice") });
    expect((await house.call(operation, { ClientId: web, ...request })).status).to.equal(200);
  });

  it("is refused: no, a wrong, an empty, a shortened secret where the secret itself is asked for", async () => {
    const { RefreshToken } = await tokensOf(house, "alice");
    const wrong = [undefined, "b-secret-of-24-characters".replaceAll("-", "_"), `${secret.replaceAll("-", "_")}x`];
    const answers = [];
    for (const ClientSecret of wrong) {
      const refresh = await house.call("GetTokensFromRefreshToken", { ClientId: web, RefreshToken, ClientSecret });
      const revoke = await house.call("RevokeToken", { ClientId: web, Token: RefreshToken, ClientSecret });
      answers.push(refresh.refusal?.[0], revoke.refusal?.[0]);
    }
    expect(new Set(answers)).to.deep.equal(new Set(["NotAuthorizedException", "UnauthorizedException"]));
  });

  const basics: [what: string, headers: Record<string, string>, form: Record<string, string>][] = [
    ["Basic with an empty secret", basicOf(web, ""), {}],
    ["Basic without a colon", { authorization: `Basic ${Buffer.from(web).toString("base64")}` }, {}],
    ["Basic of another client", basicOf(others.machine.id, secret), { client_id: web }],
    ["Basic without an id", basicOf("", secret), {}],
    ["Basic with a NUL after the secret", basicOf(web, `${secret}\0`), {}],
    ["Basic with the secret in capitals", basicOf(web, secret.toUpperCase()), {}],
    ["Bearer in its place", { authorization: `Bearer ${secret}` }, { client_id: web }],
    ["the body with an empty secret", {}, { client_id: web, client_secret: "" }],
    ["the body with no secret", {}, { client_id: web }],
    ["Basic with a secret of a client that has none", basicOf(clientId, secret), {}],
    ["a client that is not there", basicOf("nobody", secret), {}],
  ];
  for (const [what, headers, form] of basics) {
    it(`is refused: ${what}, for a code, a refresh, a machine and a revocation`, async () => {
      const asked = [
        {
          grant_type: "authorization_code",
          code: await codeFor(house, "alice", { client_id: web }),
          redirect_uri: "x",
        },
        { grant_type: "refresh_token", refresh_token: "x" },
        { grant_type: "client_credentials" },
      ];
      for (const one of asked) {
        const { status, text } = await askToken(house, { ...one, ...form }, headers);
        expect([one.grant_type, status, text]).to.deep.equal([one.grant_type, 400, '{"error":"invalid_client"}']);
      }
      const type = { "content-type": "application/x-www-form-urlencoded" };
      const body = new URLSearchParams({ token: "x", ...form }).toString();
      const revoked = await house.send("/oauth2/revoke", { method: "POST", headers: { ...type, ...headers }, body });
      expect([revoked.status, revoked.text]).to.deep.equal([401, '{"error":"invalid_client"}']);
      await house.requireControl();
    });
  }

  it("learns nothing from the time: secrets and codes are compared in constant time, and nowhere with ===", () => {
    const files = [
      "secret-hash.ts",
      "oauth/client-authentication.ts",
      "oauth/proof-key.ts",
      "operations/get-tokens-from-refresh-token.ts",
      "operations/revoke-token.ts",
      "pages/form-token.ts",
      "sign-in/srp.ts",
      "sign-in/srp-exchange.ts",
      "sign-in/email-code.ts",
      "users/codes.ts",
      "users/confirmation.ts",
      "tokens/sign-ins.ts",
      "tokens/refresh-tokens.ts",
    ];
    const texts = files.map((file) => readFileSync(`local/cognito/${file}`, "utf8"));
    const compared =
      /\b(secret|hash|code|codeDigest|signature|digest\([^)]*\)|verifier|token) [!=]== (?!undefined|""|null)/;
    expect(files.filter((_, index) => !texts[index]?.includes("sameSecret("))).to.deep.equal([]);
    expect(files.filter((_, index) => compared.test(texts[index] ?? ""))).to.deep.equal([]);
  });
});

function basicOf(id: string, given: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${id}:${given}`).toString("base64")}` };
}
