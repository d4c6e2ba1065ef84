import { createHmac, generateKeyPairSync } from "node:crypto";
import { decodeJwt, SignJWT } from "jose";
import { clientId, password, poolId, testKeys } from "../start-cognito";
import { type House, others, secret, startHouse } from "./house";
import { addPerson, closeHouses, itRefuses, type Row, said, tokensOf, typed } from "./moves";
import { askToken, codeFor, pageTokens, redeem, userInfo } from "./oauth-moves";

/** What a token is good for: the API of the program, the user's own operations, userInfo. */
async function uses(house: House, token: string): Promise<unknown[]> {
  const user = await house.call("GetUser", { AccessToken: token });
  return [await house.hello(token), said(user), await userInfo(house, token)];
}

const nothing = (why: string) => [401, why, 401];
const unsigned = "Could not verify signature for Access Token";

/** The victim's token, with what the attacker makes of it. */
const forged =
  (forge: (token: string) => string | Promise<string>) =>
  async (house: House, name: string): Promise<unknown> =>
    uses(house, await forge((await pageTokens(house, name)).access_token));

const partOf = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
const strangersKey = generateKeyPairSync("rsa", { modulusLength: 2048 });

async function kidOf(): Promise<string> {
  return (await testKeys.forPool(poolId)).access.kid;
}

const rows: Row[] = [
  [
    "alg none, in four writings",
    async (house, name) => {
      const { access_token } = await pageTokens(house, name);
      const [, claims = ""] = access_token.split(".");
      const tokens = ["none", "None", "NONE", "nOnE"].map((alg) => `${partOf({ alg })}.${claims}.`);
      return Promise.all(tokens.map((token) => uses(house, token)));
    },
    Array(4).fill(nothing(unsigned)),
  ],
  [
    "another key under our key's id, and one under its own",
    async (house, name) => {
      const claims = decodeJwt((await pageTokens(house, name)).access_token);
      const kids = [await kidOf(), "CognitoLocal"];
      const sign = (kid: string) =>
        new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid }).sign(strangersKey.privateKey);
      return Promise.all(kids.map(async (kid) => uses(house, await sign(kid))));
    },
    [nothing(unsigned), nothing(unsigned)],
  ],
  [
    "our public key as the secret of an HMAC",
    forged(async (token) => {
      const [, claims = ""] = token.split(".");
      const { publicKey } = (await testKeys.forPool(poolId)).access;
      const key = Buffer.from(await crypto.subtle.exportKey("spki", publicKey)).toString("base64");
      const signed = `${partOf({ alg: "HS256", kid: await kidOf() })}.${claims}`;
      const pem = `-----BEGIN PUBLIC KEY-----\n${key.match(/.{1,64}/g)?.join("\n")}\n-----END PUBLIC KEY-----\n`;
      return `${signed}.${createHmac("sha256", pem).update(signed).digest("base64url")}`;
    }),
    nothing(unsigned),
  ],
  [
    "other claims under the same signature",
    forged((token) => {
      const [header, , signature] = token.split(".");
      return [header, partOf({ ...decodeJwt(token), username: "carol" }), signature].join(".");
    }),
    nothing(unsigned),
  ],
  ["a token without its signature", forged((token) => `${token.split(".").slice(0, 2).join(".")}.`), nothing(unsigned)],
  [
    "an ID token where an access token is asked for",
    async (house, name) => {
      const { id_token } = await pageTokens(house, name);
      const user = await house.call("GetUser", { AccessToken: id_token });
      return [said(user), await userInfo(house, id_token)];
    },
    ["Invalid Access Token", 401],
  ],
  [
    "an API sign-in's token at userInfo",
    async (house, name) => userInfo(house, (await tokensOf(house, name)).AccessToken),
    401,
  ],
  [
    "a page's token without aws.cognito.signin.user.admin for the user's own operations",
    async (house, name) => {
      const { access_token: AccessToken } = await pageTokens(house, name);
      const replies = [
        await house.call("GetUser", { AccessToken }),
        await house.call("DeleteUser", { AccessToken }),
        await house.call("GlobalSignOut", { AccessToken }),
        await house.call("AssociateSoftwareToken", { AccessToken }),
        await house.call("ChangePassword", {
          AccessToken,
          PreviousPassword: password,
          ProposedPassword: "Another-horse-2",
        }),
      ];
      return [...new Set(replies.map(said))];
    },
    ["Access Token does not have required scopes"],
  ],
  [
    "a token of another pool's user of the same name at this pool's API",
    async (house, name) => {
      await house.cognito.seed(others.pool.id, [{ username: name, password, attributes: {}, groups: [] }]);
      return house.hello((await tokensOf(house, name, others.foreign.id)).AccessToken);
    },
    401,
  ],
  [
    "a token of another client of the pool at an API that is not for it",
    async (house, name) => house.hello((await tokensOf(house, name, others.client.id)).AccessToken),
    401,
  ],
  [
    "a machine's token as a person's",
    async (house) => {
      const form = { grant_type: "client_credentials", client_id: others.machine.id, client_secret: secret };
      const { access_token = "" } = (await askToken(house, form)).body;
      return uses(house, String(access_token));
    },
    nothing("Invalid Access Token"),
  ],
  [
    "an access token, an ID token, a code, as refresh tokens",
    async (house, name) => {
      const { access_token, id_token } = await pageTokens(house, name);
      const tokens = [access_token, id_token, await codeFor(house, name)];
      const answers = tokens.map(async (token) => {
        const start = { ClientId: clientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters: { REFRESH_TOKEN: token } };
        const form = { grant_type: "refresh_token", client_id: clientId, refresh_token: token };
        const byName = await house.call("GetTokensFromRefreshToken", { ClientId: clientId, RefreshToken: token });
        return [said(await house.call("InitiateAuth", start)), said(byName), (await askToken(house, form)).text];
      });
      return Promise.all(answers);
    },
    Array(3).fill(["Invalid Refresh Token", "Invalid Refresh Token", '{"error":"invalid_grant"}']),
  ],
  [
    "a refresh token as an access token",
    async (house, name) => uses(house, (await pageTokens(house, name)).refresh_token),
    nothing("Invalid Access Token"),
  ],
  [
    "tokens from before a sign-out everywhere, a deletion, or of who is disabled",
    async (house, name) => {
      const answers = [];
      for (const operation of ["AdminUserGlobalSignOut", "AdminDisableUser", "AdminDeleteUser"]) {
        const { AccessToken, RefreshToken } = await tokensOf(house, name);
        await house.ok(operation, { UserPoolId: poolId, Username: name });
        const refreshed = await house.call("GetTokensFromRefreshToken", { ClientId: clientId, RefreshToken });
        answers.push([
          typed(await house.call("GetUser", { AccessToken })).split(":")[0],
          typed(refreshed).split(":")[0],
        ]);
        if (operation === "AdminDisableUser") await house.ok("AdminEnableUser", { UserPoolId: poolId, Username: name });
      }
      await addPerson(house, name);
      return answers;
    },
    [
      ["NotAuthorizedException", "NotAuthorizedException"],
      ["NotAuthorizedException", "NotAuthorizedException"],
      ["UserNotFoundException", "NotAuthorizedException"],
    ],
  ],
  [
    "tokens of a user who was deleted and made again",
    async (house, name) => {
      const { AccessToken, RefreshToken } = await tokensOf(house, name);
      const code = await codeFor(house, name);
      await house.ok("AdminDeleteUser", { UserPoolId: poolId, Username: name });
      await addPerson(house, name);
      const refreshed = await house.call("GetTokensFromRefreshToken", { ClientId: clientId, RefreshToken });
      return [said(await house.call("GetUser", { AccessToken })), said(refreshed), (await redeem(house, code)).text];
    },
    ["User does not exist.", "Refresh Token has been revoked", '{"error":"invalid_grant"}'],
  ],
];

describe("an attack with a token", function () {
  this.timeout(20_000);
  let house: House;
  before(async () => {
    house = await startHouse();
  });
  after(closeHouses);

  itRefuses(() => house, rows, addPerson);
});
