import { clientId } from "../start-cognito";
import { type House, others, startHouse } from "./house";
import { addPerson, closeHouses, itRefuses, type Row, said, tokensOf } from "./moves";
import { pageTokens, refreshing, told } from "./oauth-moves";

const invalidGrant = '400 {"error":"invalid_grant"}';
const rotated = others.rotating.id;

const rows: Row[] = [
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

describe("an attack with a refresh token", function () {
  this.timeout(20_000);
  let house: House;
  before(async () => {
    house = await startHouse();
  });
  after(closeHouses);

  itRefuses(() => house, rows, addPerson);
});
