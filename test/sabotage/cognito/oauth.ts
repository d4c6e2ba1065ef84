import { patchesOf } from "./patches-of";

const spec = (name: string) => `test/local/cognito/oauth/${name}.spec.ts`;

/** Tokens for scopes: of people and of machines. */
export const oauth = [
  ...patchesOf("local/cognito/oauth/scopes.ts", spec("scopes"), [
    {
      rule: "a client has the scopes it may have",
      find: "if (foreign.length > 0) throw",
      replace: "if (foreign.length > 1e9) throw",
      red: "requested scopes are refused where the client may not have one of them",
    },
  ]),
  ...patchesOf("local/cognito/oauth/machine-tokens.ts", spec("machine-tokens"), [
    {
      rule: "a client acts for itself if its flows say so",
      find: 'if (!client.settings.allowedOauthFlows.includes("client_credentials")) {',
      replace: "if (false) {",
      red: "a token for a machine is refused to a client that may not act for itself",
    },
    {
      rule: "a client that acts for itself knows its secret",
      find: "clientSecret === undefined || !sameSecret(clientSecret, secret)",
      replace: "clientSecret === undefined",
      red: "a token for a machine is refused with another secret",
    },
    {
      rule: "a client that acts for itself gives its secret",
      find: "clientSecret === undefined || !sameSecret(clientSecret, secret)",
      replace: "clientSecret !== undefined && !sameSecret(clientSecret, secret)",
      red: "a token for a machine is refused without the secret",
    },
    {
      rule: "a client without a secret does not act for itself",
      find: "  if (secret === undefined)\n    throw new OauthError",
      replace: "  if (secret === undefined) return client;\n  if (false)\n    throw new OauthError",
      red: "a token for a machine is refused to a client without a secret",
    },
    {
      rule: "a machine's token carries the scopes that were asked for",
      find: "requireScopes(client.settings, request.scope)",
      replace: "client.settings.allowedOauthScopes",
      red: "a token for a machine carries the scopes that were asked for and no others",
    },
  ]),
  ...patchesOf("local/cognito/oauth/person-tokens.ts", spec("person-tokens"), [
    {
      rule: "people get tokens for scopes from a client that people sign in with",
      find: 'flow === "code" || flow === "implicit"',
      replace: 'flow !== ""',
      red: "tokens of a person for granted scopes are refused to a client that people do not sign in with",
    },
    {
      rule: "tokens for scopes are for who may sign in",
      find: 'if (!user.enabled || user.status !== "CONFIRMED") {',
      replace: "if (false) {",
      red: "tokens of a person for granted scopes are refused to a disabled user, and to one who is not confirmed",
    },
    {
      rule: "scopes that were granted are what the refresh token is good for",
      find: "services.signIns.begin(pool, client, user, scopes)",
      replace: "services.signIns.begin(pool, client, user, undefined)",
      red: "tokens of a person for granted scopes keep their scopes over a refresh, without an ID token if there was none",
    },
  ]),
  ...patchesOf("local/cognito/tokens/tokens.ts", spec("person-tokens"), [
    {
      rule: "an ID token is for who asked for openid",
      find: 'scopes === undefined || scopes.includes("openid")',
      replace: 'scopes === undefined || scopes.includes("openid") || true',
      red: "tokens of a person for granted scopes hold no ID token without openid",
    },
  ]),
  ...patchesOf("local/cognito/tokens/claims.ts", spec("person-tokens"), [
    {
      rule: "scopes narrow what an ID token tells",
      find: "if (narrowing.length === 0 ||",
      replace: "if (narrowing.length >= 0 ||",
      red: "tokens of a person for granted scopes tell with openid email these attributes: email, email_verified",
    },
  ]),
];
