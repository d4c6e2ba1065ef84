import { patchesOf } from "./patches-of";

const spec = (name: string) => `test/local/cognito/oauth/${name}.spec.ts`;
const file = (name: string) => `local/cognito/oauth/${name}.ts`;

/** The endpoints that clients call by themselves, and what tokens are made for. */
export const oauth = [
  ...patchesOf(file("scopes"), spec("scopes"), [
    {
      rule: "a client has the scopes it may have",
      find: "if (foreign.length > 0) throw",
      replace: "if (foreign.length > 1e9) throw",
      red: "requested scopes are refused where the client may not have one of them",
    },
  ]),
  ...patchesOf(file("machine-tokens"), spec("machine-tokens"), [
    {
      rule: "a client acts for itself if its flows say so",
      find: 'if (!allowedOauthFlows.includes("client_credentials")) {',
      replace: "if (false) {",
      red: "a token for a machine is refused to a client that may not act for itself",
    },
    {
      rule: "a client without a secret does not act for itself",
      find: "if (secret === undefined)",
      replace: "if (false)",
      red: "a token for a machine is refused to a client without a secret",
    },
    {
      rule: "a machine's token carries the scopes that were asked for",
      find: 'requireOwnScopes(client.settings, form.get("scope"))',
      replace: "client.settings.allowedOauthScopes",
      red: "a token for a machine carries the scopes that were asked for and no others",
    },
    {
      rule: "what a machine tells the trigger is an object of texts",
      find: 'if (!Object.values(metadata).every((value) => typeof value === "string")) throw malformed();',
      replace: "",
      red: 'a token for a machine is refused with {"a":1} for what the trigger is told',
    },
  ]),
  ...patchesOf("local/cognito/tokens/tokens.ts", spec("machine-tokens"), [
    {
      rule: "no claim of a trigger takes the place of a machine token's own",
      find: "    ...toOpenAccessClaims(overrides, settings.id),\n    sub: settings.id,",
      replace: "    sub: settings.id,\n    ...overrides.access.claimsToAddOrOverride,",
      red: "a token for a machine is what a trigger of V3_0 makes of it: scopes, and claims that are not the token's own",
    },
    {
      rule: "a trigger of V3_0 is asked for a machine's token",
      find: "await runMachineTrigger(trigger, request)",
      replace: "{ claimsToAddOrOverride: {}, claimsToSuppress: [], scopesToAdd: [], scopesToSuppress: [] }",
      red: "a token for a machine is not there if a trigger of V3_0 gives no answer",
    },
  ]),
  ...patchesOf("local/cognito/tokens/tokens.ts", spec("hosted-tokens"), [
    {
      rule: "an ID token is for who asked for openid",
      find: 'scopes === undefined || scopes.includes("openid")',
      replace: 'scopes === undefined || scopes.includes("openid") || true',
      red: "tokens of who signed in on the page hold no ID token without openid",
    },
  ]),
  ...patchesOf("local/cognito/tokens/claims.ts", spec("hosted-tokens"), [
    {
      rule: "scopes narrow what an ID token tells",
      find: "if (narrowing.length === 0 ||",
      replace: "if (narrowing.length >= 0 ||",
      red: "tokens of who signed in on the page tell with openid email these attributes: email, email_verified",
    },
    {
      rule: "a client reads what it may read, on the page too",
      find: "toReadable(client.settings, withProofs(user.attributes))",
      replace: "toReadable({ readAttributes: undefined }, withProofs(user.attributes))",
      red: "tokens of who signed in on the page tell no attribute that the client may not read",
    },
  ]),
  ...patchesOf(file("hosted-tokens"), spec("hosted-tokens"), [
    {
      rule: "scopes that were granted are what the refresh token is good for",
      find: "services.signIns.begin(pool, client, user, scopes, authTime)",
      replace: "services.signIns.begin(pool, client, user, undefined, authTime)",
      red: "tokens of who signed in on the page keep their scopes over a refresh by API, without an ID token if there was none",
    },
    {
      rule: "auth_time is when the person signed in",
      find: "user, scopes, authTime)",
      replace: "user, scopes)",
      red: "tokens of who signed in on the page carry these claims in the access token",
    },
    {
      rule: "without the trigger's answer there is no sign-in",
      find: "  const prepared = await services.tokens.prepare({ pool, client, user, source, scopes, nonce });\n  await requireSameUser(services, pool, user);\n  const { refreshToken, ...origin } = await services.signIns.begin(pool, client, user, scopes, authTime);",
      replace:
        "  const { refreshToken, ...origin } = await services.signIns.begin(pool, client, user, scopes, authTime);\n  const prepared = await services.tokens.prepare({ pool, client, user, source, scopes, nonce });\n  await requireSameUser(services, pool, user);",
      red: "tokens of who signed in on the page are not there if the trigger gives no answer, and nothing is left behind",
    },
  ]),
  ...patchesOf(file("refresh-grant"), spec("refresh-grant"), [
    {
      rule: "a refresh at the token endpoint gives no more scopes",
      find: "if (asked.some((scope) => !granted.includes(scope))) {",
      replace: "if (false) {",
      red: "a refresh at the token endpoint gives no scope that was not granted, of the page or of the API",
    },
    {
      rule: "a refresh at the token endpoint is for a client that people sign in with",
      find: 'flow === "code" || flow === "implicit"',
      replace: 'flow !== ""',
      red: "a refresh at the token endpoint is refused to a client of machines, and to one without OAuth",
    },
  ]),
  ...patchesOf(file("client-authentication"), spec("client-authentication"), [
    {
      rule: "a client with a secret gives it",
      find: "if (secret !== undefined && given.length === 0)",
      replace: "if (secret !== undefined && given.length === 0) return;\n  if (false)",
      red: "a client that asks for tokens without its secret is refused",
    },
    {
      rule: "a client with a secret gives the right one",
      find: "!given.some((one) => sameSecret(one, secret))",
      replace: "!given.some((one) => sameSecret(one, one))",
      red: "a client that asks for tokens with another secret in the body is refused",
    },
    {
      rule: "a client without a secret gives none",
      find: "if (secret === undefined && given.length > 0)",
      replace: "if (false)",
      red: "a client that asks for tokens without a secret gives its id alone: with one it is refused",
    },
    {
      rule: "a client gives its secret in one way",
      find: "if (inBody !== undefined) throw",
      replace: "if (false) throw",
      red: "a client that asks for tokens with its secret in both ways is refused",
    },
    {
      rule: "a client has one id",
      find: 'if (form.has("client_id") && form.get("client_id") !== credentials.clientId) {',
      replace: "if (false) {",
      red: "a client that asks for tokens with another id in the body is refused",
    },
    {
      rule: "a pool without a domain has no OAuth endpoints",
      find: "if (directory.domainOf(client.settings.poolId) === undefined) {",
      replace: "if (false) {",
      red: "a client that asks for tokens of a pool without a domain is refused, and told what to write",
    },
  ]),
  ...patchesOf(file("form"), spec("token-endpoint"), [
    {
      rule: "a token request is a form",
      find: 'if (type.trim().toLowerCase() !== "application/x-www-form-urlencoded") {',
      replace: "if (false) {",
      red: "POST /oauth2/token takes a form alone, by whatever name of its character set",
    },
  ]),
  ...patchesOf(file("form"), spec("attacks"), [
    {
      rule: "a parameter of a form is given once",
      find: "if (form.has(name)) throw",
      replace: "if (false) throw",
      red: "an attack on the OAuth endpoints is refused: a parameter given twice",
    },
  ]),
  ...patchesOf(file("read-body"), spec("token-endpoint"), [
    {
      rule: "a form ends somewhere",
      find: "if (bytes > mostBytes) throw",
      replace: "if (bytes < -1) throw",
      red: "POST /oauth2/token refuses a body of more than 64 KiB, and takes one of less",
    },
  ]),
  ...patchesOf(file("token-endpoint"), spec("token-endpoint"), [
    {
      rule: "a grant is one of ours",
      find: "Object.hasOwn(grants, type) ? grants[type] : undefined",
      replace: "grants[type]",
      red: "POST /oauth2/token answers a grant_type that every object has with unsupported_grant_type",
    },
  ]),
  ...patchesOf(file("endpoint"), spec("endpoint"), [
    {
      rule: "an endpoint says nothing of a fault",
      find: 'return toJson(toAnswer(error, path).status, { error: "server_error" });',
      replace: "return toJson(toAnswer(error, path).status, { error: String(error) });",
      red: "an endpoint that clients call by themselves says nothing of a fault of our own but that there was one",
    },
  ]),
  ...patchesOf(file("endpoint"), spec("token-endpoint"), [
    {
      rule: "nobody keeps an answer with tokens",
      find: 'context.res.headers.set("cache-control", "no-store");',
      replace: "",
      red: "POST /oauth2/token answers with AWS's headers, and so that nobody keeps it",
    },
  ]),
  ...patchesOf(file("user-info-endpoint"), spec("user-info-endpoint"), [
    {
      rule: "userInfo is for a token with openid",
      find: 'accessTokens.requireHolder(token, "openid")',
      replace: "accessTokens.requireHolder(token)",
      red: "GET /oauth2/userInfo needs openid in the token: one of the API has none, and one of the page may have none",
    },
    {
      rule: "userInfo tells what the scopes stand for",
      find: "toScopedAttributes(client, user, scopes)",
      replace: "toScopedAttributes(client, user, scopes && undefined)",
      red: "GET /oauth2/userInfo tells what the scopes stand for",
    },
  ]),
  ...patchesOf(file("revoke-endpoint"), spec("revoke-endpoint"), [
    {
      rule: "a client revokes its own tokens, and proves that it is the client",
      find: "requireCaller(services, request, form)",
      replace:
        'services.directory.requireClient(form.get("client_id") ?? requireCaller(services, request, form).settings.id)',
      red: "POST /oauth2/revoke of a client with another secret is answered 401 invalid_client",
    },
    {
      rule: "a client without token revocation revokes nothing",
      find: "if (!enableTokenRevocation) throw",
      replace: "if (false) throw",
      red: "POST /oauth2/revoke is refused to a client without token revocation",
    },
    {
      rule: "an access token is not revoked by itself",
      find: 'if (token.split(".").length === 3) throw',
      replace: "if (false) throw",
      red: "POST /oauth2/revoke refuses an access token and an ID token: they live until they expire",
    },
    {
      rule: "what is revoked is over",
      find: "if (signIn !== undefined) await services.signIns.revoke(poolId, signIn);",
      replace: "void [poolId, signIn];",
      red: "POST /oauth2/revoke revokes a refresh token, and all tokens that came from it, with an empty answer",
    },
  ]),
];
