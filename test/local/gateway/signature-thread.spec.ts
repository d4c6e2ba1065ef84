import { expect } from "chai";
import { Refusal } from "../../../local/gateway/answer";
import { type Authorize, createAuthorizer } from "../../../local/gateway/authorizer";
import { SignatureThread, type SignedClaims } from "../../../local/gateway/signature-thread";
import { toVerificationKeys } from "../../../local/gateway/signing-keys";
import { apiSettings, authorizer, locked, type ServedApi, withApi } from "./served-api";
import {
  accessClaims,
  accessKey,
  encode,
  idClaims,
  idKey,
  issuer,
  jwks,
  now,
  nowSeconds,
  sign,
  signHmac,
  strangersKey,
  tamper,
} from "./tokens";

const valid = sign(accessClaims());

const judged: Record<string, string> = {
  valid,
  "an ID token by the other key": sign(idClaims(), idKey),
  "payload tampered with": tamper(valid, accessClaims({ username: "admin" })),
  "signed by a stranger under the pool's key id": sign(accessClaims(), strangersKey),
  "signed by the pool's other key": sign(accessClaims(), idKey, { alg: "RS256", kid: accessKey.kid }),
  "signature removed": valid.replace(/[^.]*$/, "AA"),
  "HS256 keyed with the public key": signHmac(accessClaims(), accessKey.jwk.n, { alg: "HS256", kid: accessKey.kid }),
  "RS512 over an RS256 signature": sign(accessClaims(), accessKey, { alg: "RS512", kid: accessKey.kid }),
  "another issuer": sign(accessClaims({ iss: `${issuer}/` })),
  "payload no object": sign([]),
  "payload no JSON": sign("{"),
  "exp a text": sign(accessClaims({ exp: "soon" })),
  expired: sign(accessClaims({ exp: nowSeconds })),
  "not valid yet": sign(accessClaims({ nbf: nowSeconds + 60 })),
  "for another client": sign(accessClaims({ client_id: "other" })),
  "four segments": `${valid}.AA`,
  "kid unknown": sign(accessClaims(), accessKey, { alg: "RS256", kid: "unknown" }),
  "header no JSON": `${encode("{")}.${encode(accessClaims())}.AA`,
};

type Verdict = { claims: Record<string, string>; scopes: string[] | null } | [number, string, string | undefined];

/** What is decided, now or later. */
async function verdictOf(decide: () => ReturnType<Authorize["aside"]>): Promise<Verdict> {
  try {
    const { claims, scopes } = await decide();
    return { claims: { ...claims }, scopes };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.status, error.message, error.challenge];
  }
}

const carrier = (token: string) => ({ headers: { authorization: `Bearer ${token}` }, query: undefined });

describe("signatures checked aside", () => {
  const authorize = createAuthorizer(authorizer, [], toVerificationKeys(jwks.keys), () => now);

  before(async () => {
    while (!(authorize.aside(carrier(valid)) instanceof Promise))
      await new Promise((resolve) => setTimeout(resolve, 5));
  });

  for (const [what, token] of Object.entries(judged)) {
    it(`are judged as those that are checked at once: ${what}`, async () => {
      const aside = await verdictOf(() => authorize.aside(carrier(token)));
      expect(aside).to.deep.equal(await verdictOf(async () => authorize(carrier(token))));
    });
  }

  it("are judged by a token's claims as they are, and say nothing of another's", async () => {
    const aside = await verdictOf(() => authorize.aside(carrier(sign(accessClaims({ admin: true, list: ["a", 1] })))));
    expect("claims" in aside && [aside.claims["admin"], aside.claims["list"]]).to.deep.equal(["true", "[a 1]"]);
  });

  it("each get their own answer, however many are asked for at once", async () => {
    const people = Array.from({ length: 300 }, (_, index) => `person-${index}`);
    const tokens = people.map((username, index) => {
      if (index % 3 === 0) return sign(accessClaims({ username }));
      return index % 3 === 1 ? sign(idClaims({ username }), idKey) : tamper(valid, accessClaims({ username }));
    });
    const verdicts = await Promise.all(tokens.map((token) => verdictOf(() => authorize.aside(carrier(token)))));
    const names = verdicts.map((verdict) => ("claims" in verdict ? verdict.claims["username"] : verdict[0]));
    expect(names).to.deep.equal(people.map((name, index) => (index % 3 === 2 ? 401 : name)));
  });

  it("let nobody else to the function, when many requests come at once", () => {
    const use = async ({ status, events }: ServedApi) => {
      const tokens = [
        valid,
        sign(accessClaims({ scope: "other" })),
        tamper(valid, accessClaims({ sub: "x" })),
        "x",
        "",
      ];
      const asked = Array.from({ length: 100 }, (_, index) => tokens[index % tokens.length] ?? "");
      const statuses = await Promise.all(asked.map((token) => status("/a", `Bearer ${token}`)));
      const expected = [200, 403, 401, 401, 401];
      expect(statuses).to.deep.equal(asked.map((_, index) => expected[index % expected.length]));
      expect(events.map(({ requestContext }) => requestContext.authorizer?.jwt.claims["sub"])).to.deep.equal(
        Array.from({ length: 20 }, () => accessClaims()["sub"]),
      );
    };
    return withApi(apiSettings([locked("GET /a", ["notes/read"])]), use, async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { ok: true, payload: { statusCode: 200 } };
    });
  });

  it("are checked here when the other thread is gone", async () => {
    const thread = new SignatureThread();
    while (!thread.isReady()) await new Promise((resolve) => setTimeout(resolve, 5));
    const noSigner = 7;
    const here: SignedClaims = "JwtInvalidSignatureError";
    const first = await thread.check(valid, noSigner, () => here);
    const second = await thread.check(valid, noSigner, () => here);
    expect([first, second, thread.isReady()]).to.deep.equal([here, here, false]);
  });
});
