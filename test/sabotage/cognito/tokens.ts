import { patchesOf } from "./patches-of";

/** Tokens: what they are good for, how long, and the keys behind them. */
export const tokens = [
  ...patchesOf("local/cognito/tokens/sign-ins.ts", "test/local/cognito/operations/initiate-auth-refresh.spec.ts", [
    {
      rule: "a refresh token is more than the id of its sign-in",
      find: "if (sameSecret(offered, record.refreshDigest)) return true;",
      replace: "return true;",
      red: "InitiateAuth with REFRESH_TOKEN_AUTH refuses a refresh token of which one character is changed",
    },
    {
      rule: "a refresh token is bound to its client",
      find: "if (record.clientId !== client.settings.id) return undefined;",
      replace: "",
      red: "InitiateAuth with REFRESH_TOKEN_AUTH refuses a refresh token of another client of the pool",
    },
    {
      rule: "a refresh token expires",
      find: "if (clock() >= record.expiresAt)",
      replace: "if (false)",
      red: "InitiateAuth with REFRESH_TOKEN_AUTH takes a refresh token until it expires",
    },
    {
      rule: "a refresh token is bound to its user, not their name",
      find: "record.revoked || record.sub !== user.sub ||",
      replace: "record.revoked ||",
      red: "InitiateAuth with REFRESH_TOKEN_AUTH refuses for another user who got the name of a deleted one",
    },
    {
      rule: "a refresh token is kept as a digest",
      find: "refreshDigest: digest(refreshToken),",
      replace: "refreshDigest: refreshToken,",
      red: "InitiateAuth with REFRESH_TOKEN_AUTH keeps no refresh token as it is in the store",
    },
  ]),
  ...patchesOf("local/cognito/tokens/sign-ins.ts", "test/local/cognito/operations/revoke-token.spec.ts", [
    {
      rule: "a revoked sign-in is over",
      find: "return record.revoked ||",
      replace: "return",
      red: "RevokeToken revokes the refresh token and the access tokens that came from it",
    },
    {
      rule: "a revocation is written",
      find: "(record, write) => write({ ...record, revoked: true })",
      replace: "async () => undefined",
      red: "RevokeToken revokes the refresh token and the access tokens that came from it",
    },
  ]),
  ...patchesOf("local/cognito/tokens/sign-ins.ts", "test/local/cognito/operations/global-sign-out.spec.ts", [
    {
      rule: "a global sign-out ends the sign-ins before it",
      find: "|| record.signOuts !== user.signOuts",
      replace: "",
      red: "GlobalSignOut ends every sign-in of the user: no access token and no refresh token is taken any more",
    },
  ]),
  ...patchesOf("local/cognito/tokens/access-tokens.ts", "test/local/cognito/operations/get-user.spec.ts", [
    {
      rule: "an ID token is no access token",
      find: 'if (claims["token_use"] !== "access") throw new NotAuthorized("Invalid Access Token");',
      replace: "",
      red: "GetUser refuses an ID token",
    },
    {
      rule: "an access token needs the scope for user operations",
      find: "if (!scopes.includes(scope))",
      replace: "if (false)",
      red: "GetUser refuses a token without the scope for it",
    },
    {
      rule: "an access token is of a client that is there",
      find: "if (client?.settings.poolId !== pool.settings.id)",
      replace:
        "if (client === undefined) return directory.clientsOf(pool.settings.id)[0] ?? requireClaims(claims, pool, directory);\n  if (false)",
      red: "GetUser refuses a token of a client that was deleted",
    },
    {
      rule: "an access token expires",
      find: "currentDate: new Date(clock()),",
      replace: "currentDate: new Date(0),",
      red: "GetUser takes an access token until it expires",
    },
    {
      rule: "an access token has an expiry",
      find: 'requiredClaims: ["exp", "iat"',
      replace: 'requiredClaims: ["iat"',
      red: "GetUser refuses a token without an expiry",
    },
    {
      rule: "an access token's signature is checked",
      find: ".catch((error: unknown) => {\n    if (error instanceof errors.JWTExpired)",
      replace:
        ".catch((error: unknown) => {\n    if (error instanceof errors.JWSSignatureVerificationFailed) return { payload: decodeJwt(token) };\n    if (error instanceof errors.JWTExpired)",
      red: "GetUser refuses a token that another key signed under the pool's key id",
    },
    {
      rule: "an access token's payload is what was signed",
      find: '    throw new NotAuthorized("Could not verify signature for Access Token");\n  });',
      replace: "    return { payload: decodeJwt(token) };\n  });",
      red: "GetUser refuses a token whose payload was changed",
    },
    {
      rule: "an access token is bound to its user, not their name",
      find: "user === undefined || user.sub !== claims.sub",
      replace: "user === undefined",
      red: "GetUser refuses for a user who was deleted, also when somebody else has the name",
    },
    {
      rule: "a disabled user is not let in by their access token",
      find: 'if (!user.enabled) throw new NotAuthorized("User is disabled.");',
      replace: "",
      red: "GetUser refuses for a user who was disabled",
    },
  ]),
  ...patchesOf("local/cognito/tokens/access-tokens.ts", "test/local/cognito/operations/revoke-token.spec.ts", [
    {
      rule: "a revoked access token is refused",
      find: 'if (await isRevoked(claims, pool, user)) throw new NotAuthorized("Access Token has been revoked");',
      replace: "",
      red: "RevokeToken revokes the refresh token and the access tokens that came from it",
    },
  ]),
  ...patchesOf("local/cognito/tokens/access-tokens.ts", "test/local/cognito/operations/global-sign-out.spec.ts", [
    {
      rule: "a global sign-out ends tokens without origin",
      find: "(claims.iat ?? 0) <= Math.floor(user.signedOutAt / 1000)",
      replace: "false",
      red: "GlobalSignOut ends the sign-ins of a client without token revocation as well",
    },
  ]),
  ...patchesOf("local/cognito/users/sign-out.ts", "test/local/cognito/operations/global-sign-out.spec.ts", [
    {
      rule: "a global sign-out is written",
      find: "signOuts: user.signOuts + 1,",
      replace: "signOuts: user.signOuts,",
      red: "GlobalSignOut takes no token that is signed out already",
    },
  ]),
  ...patchesOf("local/cognito/operations/revoke-token.ts", "test/local/cognito/operations/revoke-token.spec.ts", [
    {
      rule: "RevokeToken asks for the client's secret",
      find: "if (secret === undefined || !sameSecret(secret, client.secret)) {",
      replace: "if (false) {",
      red: "RevokeToken asks for the secret of a client that has one",
    },
    {
      rule: "RevokeToken needs a client with token revocation",
      find: "if (!client.settings.enableTokenRevocation) {",
      replace: "if (false) {",
      red: "RevokeToken refuses for a client without token revocation",
    },
    {
      rule: "RevokeToken revokes no access token",
      find: 'if (input.Token.split(".").length === 3)',
      replace: "if (false)",
      red: "RevokeToken revokes no access token",
    },
  ]),
  ...patchesOf("local/cognito/tokens/keys.ts", "test/local/cognito/tokens/keys.spec.ts", [
    {
      rule: "key files are closed to other users",
      find: "mode: 0o600",
      replace: "mode: 0o644",
      red: "signing keys lie in a folder and files that are closed to the other users of the machine",
    },
    {
      rule: "the key folder is closed to other users",
      find: "await chmod(folder, 0o700);",
      replace: "await chmod(folder, 0o755);",
      red: "signing keys lie in a folder and files that are closed to the other users of the machine",
    },
    {
      rule: "a broken key file is not quoted",
      find: `throw new Error(\`the signing keys in \${file} cannot be read; delete the file to have new ones made\`);`,
      replace: "throw new Error(text);",
      red: "signing keys stop the start if their file cannot be read, and are not quoted",
    },
  ]),
  ...patchesOf("local/cognito/tokens/tokens.ts", "test/local/cognito/tokens/tokens.spec.ts", [
    {
      rule: "ID and access tokens have a key each",
      find: "sign(id, {",
      replace: "sign(access, {",
      red: "tokens have a header of key id and algorithm alone, another key for each kind",
    },
  ]),
  ...patchesOf("local/cognito/tokens/claims.ts", "test/local/cognito/tokens/tokens.spec.ts", [
    {
      rule: "an address is unproven unless something proves it",
      find: '[name, "false"]',
      replace: '[name, "true"]',
      red: "tokens say an address is unproven where nothing says that it is proven",
    },
    {
      rule: "an ID token tells what its client may read",
      find: "toReadable(client.settings, withProofs(user.attributes))",
      replace: "withProofs(user.attributes)",
      red: "tokens tell in the ID token what the client may read, custom attributes as texts",
    },
  ]),
];
