import { createHash } from "node:crypto";
import { clientId, poolId } from "../start-cognito";
import type { Fields } from "./browser";
import { callbackUrl, type House, others, secret, startHouse } from "./house";
import { addPerson, closeHouses, itRefuses, type Row } from "./moves";
import { codeFor, redeem, refreshing, told, userInfo } from "./oauth-moves";

const invalidGrant = '400 {"error":"invalid_grant"}';
const invalidClient = '400 {"error":"invalid_client"}';
const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const code_challenge = createHash("sha256").update(verifier).digest("base64url");
const challenged = { code_challenge, code_challenge_method: "S256" };

/** A code for what is asked, offered with these changes. */
const offering =
  (asked: Fields, changes: Fields) =>
  async (house: House, name: string): Promise<string> =>
    told(await redeem(house, await codeFor(house, name, asked), changes));

const rows: Row[] = [
  ["another client's code", offering({}, { client_id: others.client.id }), invalidGrant],
  ["another pool's client with the code", offering({}, { client_id: others.foreign.id }), invalidGrant],
  [
    "the code of a client with a secret, by the client without",
    offering({ client_id: others.secretClient.id }, {}),
    invalidGrant,
  ],
  [
    "the code of a client with a secret, without it, with a wrong one, with an empty one",
    async (house, name) => {
      const code = await codeFor(house, name, { client_id: others.secretClient.id });
      const own = { client_id: others.secretClient.id };
      const replies = [{}, { client_secret: `${secret}x` }, { client_secret: "" }, { client_secret: secret.slice(1) }];
      return new Set(
        await Promise.all(replies.map(async (more) => told(await redeem(house, code, { ...own, ...more })))),
      );
    },
    new Set([invalidClient]),
  ],
  [
    "a used code, and what was handed out for it ends",
    async (house, name) => {
      const code = await codeFor(house, name);
      const { body } = await redeem(house, code);
      const before = await userInfo(house, String(body["access_token"]));
      const again = told(await redeem(house, code));
      const refreshed = told(await refreshing(house, String(body["refresh_token"])));
      return [before, again, refreshed, await userInfo(house, String(body["access_token"]))];
    },
    [200, invalidGrant, invalidGrant, 401],
  ],
  [
    "one code ten times at once, but for one",
    async (house, name) => {
      const code = await codeFor(house, name);
      const all = await Promise.all(Array.from({ length: 10 }, () => redeem(house, code)));
      return all.map(({ status }) => status).sort();
    },
    [200, ...Array(9).fill(400)],
  ],
  [
    "a code after five minutes",
    async (house, name) => {
      const code = await codeFor(house, name);
      house.wait(300_000);
      return told(await redeem(house, code));
    },
    invalidGrant,
  ],
  [
    "a code with another redirect_uri that is the client's, or one that is not",
    async (house, name) => {
      const uris = [`${callbackUrl}2`, "http://localhost:5173/evil", undefined];
      const asked = { client_id: clientId };
      const code = await codeFor(house, name, asked);
      const replies = await Promise.all(uris.map((redirect_uri) => redeem(house, code, { redirect_uri })));
      return replies.map(told);
    },
    [
      invalidGrant,
      '400 {"error":"unauthorized_client","error_description":"invalid_redirect"}',
      '400 {"error":"invalid_request"}',
    ],
  ],
  ["a challenge, and no verifier", offering(challenged, {}), invalidGrant],
  ["a challenge, and an empty verifier", offering(challenged, { code_verifier: "" }), invalidGrant],
  ["a challenge, and itself as the verifier", offering(challenged, { code_verifier: code_challenge }), invalidGrant],
  ["a verifier whose challenge was taken out on the way", offering({}, { code_verifier: verifier }), invalidGrant],
  [
    "a code of who was signed out, disabled or deleted since",
    async (house, name) => {
      const answers = [];
      for (const operation of ["AdminUserGlobalSignOut", "AdminDisableUser", "AdminDeleteUser"]) {
        const code = await codeFor(house, name);
        await house.ok(operation, { UserPoolId: poolId, Username: name });
        answers.push(told(await redeem(house, code)));
        if (operation === "AdminDisableUser") await house.ok("AdminEnableUser", { UserPoolId: poolId, Username: name });
      }
      return new Set(answers);
    },
    new Set([invalidGrant]),
  ],
];

describe("an attack with an authorization code", function () {
  this.timeout(20_000);
  let house: House;
  before(async () => {
    house = await startHouse({ client: { callbackUrls: [callbackUrl, `${callbackUrl}2`] } });
  });
  after(closeHouses);

  itRefuses(() => house, rows, addPerson);
});
