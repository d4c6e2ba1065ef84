import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { openSigningKeys } from "../../local/cognito/tokens/keys";
import { type EvaluationKeys, serveEvaluationKeys } from "../../local/evaluation-keys";

const poolId = "eu-west-1_Ab12Cd34E";

describe("the key sets that a program finds while it is evaluated", () => {
  let folder: string;
  let served: EvaluationKeys;
  let url: string;

  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "evaluation-keys-"));
    served = await serveEvaluationKeys(path.join(folder, "keys"));
    url = served.environment["SECURED_API_KEYS_URL"] ?? "";
  });

  afterEach(async () => {
    await served.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const get = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(url + path, init);
    return { status: answer.status, body: JSON.parse(await answer.text()) };
  };

  /** The status for these headers, as they are. */
  const statusFor = (headers: http.OutgoingHttpHeaders) =>
    new Promise((resolve, reject) => {
      const sent = http.get(`${url}/${poolId}/.well-known/jwks.json`, { headers }, (response) => {
        response.resume().on("end", () => resolve(response.statusCode));
      });
      sent.on("error", reject);
    });

  it("are the public keys that the pool will run with", async () => {
    const { status, body } = await get(`/${poolId}/.well-known/jwks.json`);
    const { id, access } = await openSigningKeys(path.join(folder, "keys")).forPool(poolId);
    expect([status, body]).to.deep.equal([200, { keys: [id.jwk, access.jwk] }]);
  });

  it("are not for web pages", async () => {
    expect(await statusFor({ origin: "https://evil.example" })).to.equal(403);
  });

  it("are the same for two that ask at once before there are any", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => get(`/${poolId}/.well-known/jwks.json`)));
    expect(answers[1]).to.deep.equal(answers[0]);
    expect(answers[2]).to.deep.equal(answers[0]);
  });

  it("are another pool's for another id", async () => {
    const [one, two] = await Promise.all(["a", "b"].map((end) => get(`/eu-west-1_${end}/.well-known/jwks.json`)));
    expect(one?.body.keys[0].kid).to.not.equal(two?.body.keys[0].kid);
  });

  it("make no key before somebody asks", () => {
    expect(fs.existsSync(path.join(folder, "keys"))).to.equal(false);
  });

  for (const strange of [
    "/",
    `/${poolId}/.well-known/openid-configuration`,
    "/..%2Fx_a/.well-known/jwks.json",
    `/${poolId}/.well-known/jwks.json?x=1`,
    "/nopool/.well-known/jwks.json",
  ]) {
    it(`are all there is: ${strange} is 404`, async () => {
      expect((await get(strange)).status).to.equal(404);
      expect(fs.existsSync(path.join(folder, "keys"))).to.equal(false);
    });
  }

  it("are read only", async () => {
    expect((await get(`/${poolId}/.well-known/jwks.json`, { method: "POST", body: "{}" })).status).to.equal(404);
  });

  it("are for this machine's own names", async () => {
    expect(await statusFor({ host: "evil.example" })).to.equal(403);
    expect(await statusFor({ host: `localhost:${new URL(url).port}` })).to.equal(200);
  });
});
