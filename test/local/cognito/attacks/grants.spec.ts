import { createHash } from "node:crypto";
import { clientId, poolId } from "../start-cognito";
import type { Fields } from "./browser";
import { callbackUrl, type House, others, secret, startHouse } from "./house";
import { addPerson, closeHouses, itRefuses, type Row, said, tokensOf } from "./moves";
import { askToken, codeFor, pageTokens, redeem, userInfo } from "./oauth-moves";

const invalidGrant = '400 {"error":"invalid_grant"}';
const invalidClient = '400 {"error":"invalid_client"}';
const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const code_challenge = createHash("sha256").update(verifier).digest("base64url");
const challenged = { code_challenge, code_challenge_method: "S256" };

const told = ({ status, text }: { status: number; text: string }) => `${status} ${text}`;

/** A code for what is asked, offered with these changes. */
const offering =
  (asked: Fields, changes: Fields) =>
  async (house: House, name: string): Promise<string> =>
    told(await redeem(house, await codeFor(house, name, asked), changes));

const refreshing = (house: House, token: string, more: Fields = {}) =>
  askToken(house, { grant_type: "refresh_token", client_id: clientId, refresh_token: token, ...more });

const codes: Row[] = [
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

const rotated = others.rotating.id;

const refreshes: Row[] = [
  [
    "a rotated refresh token after its grace: the whole sign-in ends",
    async (house, name) => {
      const { RefreshToken } = await tokensOf(house, name, rotated);
      const first = await house.call("GetTokensFromRefreshToken", { ClientId: rotated, RefreshToken });
      const next = (first.body["AuthenticationResult"] ?? {}) as Record<string, string>;
      house.wait(10_000);
      const reused = await house.call("GetTokensFromRefreshToken", { ClientId: rotated, RefreshToken });
      const asked = { ClientId: rotated, RefreshToken: next["RefreshToken"] };
      const after = await house.call("GetTokensFromRefreshToken", asked);
      const user = await house.call("GetUser", { AccessToken: next["AccessToken"] });
      return [first.status, reused.refusal?.[0], said(after), said(user)];
    },
    [200, "RefreshTokenReuseException", "Refresh Token has been revoked", "Access Token has been revoked"],
  ],
  [
    "the same at the token endpoint",
    async (house, name) => {
      const { refresh_token } = await pageTokens(house, name, { client_id: rotated });
      const { body } = await refreshing(house, refresh_token, { client_id: rotated });
      house.wait(10_000);
      const reused = told(await refreshing(house, refresh_token, { client_id: rotated }));
      const next = told(await refreshing(house, String(body["refresh_token"]), { client_id: rotated }));
      return [typeof body["refresh_token"], reused, next];
    },
    ["string", invalidGrant, invalidGrant],
  ],
  [
    "a rotating client's token by the flow that does not rotate",
    async (house, name) => {
      const { RefreshToken } = await tokensOf(house, name, rotated);
      const AuthParameters = { REFRESH_TOKEN: RefreshToken };
      return said(
        await house.call("InitiateAuth", { ClientId: rotated, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters }),
      );
    },
    "REFRESH_TOKEN_AUTH flow not enabled for this client",
  ],
  [
    "a refresh token of another client, or of another pool's, in three ways each",
    async (house, name) => {
      const { RefreshToken } = await tokensOf(house, name);
      const answers = [others.client.id, others.foreign.id].map(async (ClientId) => {
        const AuthParameters = { REFRESH_TOKEN: RefreshToken };
        const start = { ClientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters };
        return [
          said(await house.call("InitiateAuth", start)),
          said(await house.call("GetTokensFromRefreshToken", { ClientId, RefreshToken })),
          told(await refreshing(house, RefreshToken, { client_id: ClientId })),
        ];
      });
      return (await Promise.all(answers)).flat();
    },
    Array(2).fill(["Invalid Refresh Token", "Invalid Refresh Token", invalidGrant]).flat(),
  ],
  [
    "another client's revocation: the token stays good for its own",
    async (house, name) => {
      const { RefreshToken } = await tokensOf(house, name);
      const revoked = await house.call("RevokeToken", { ClientId: others.client.id, Token: RefreshToken });
      const refreshed = await house.call("GetTokensFromRefreshToken", { ClientId: clientId, RefreshToken });
      return [revoked.status, refreshed.status];
    },
    [200, 200],
  ],
  [
    "a revoked refresh token, and the access token that came with it",
    async (house, name) => {
      const { AccessToken, RefreshToken } = await tokensOf(house, name);
      await house.call("RevokeToken", { ClientId: clientId, Token: RefreshToken });
      const refreshed = await house.call("GetTokensFromRefreshToken", { ClientId: clientId, RefreshToken });
      return [said(refreshed), said(await house.call("GetUser", { AccessToken }))];
    },
    ["Refresh Token has been revoked", "Access Token has been revoked"],
  ],
  [
    "more scopes with a refresh than were granted",
    async (house, name) => {
      const { refresh_token } = await pageTokens(house, name, { scope: "openid" });
      return told(await refreshing(house, refresh_token, { scope: "openid notes/read" }));
    },
    '400 {"error":"unauthorized_client"}',
  ],
];

for (const [what, rows] of [
  ["an authorization code", codes],
  ["a refresh token", refreshes],
] as const) {
  describe(`an attack with ${what}`, function () {
    this.timeout(20_000);
    let house: House;
    before(async () => {
      house = await startHouse({ client: { callbackUrls: [callbackUrl, `${callbackUrl}2`] } });
    });
    after(closeHouses);

    itRefuses(() => house, rows, addPerson);
  });
}
