import { patchesOf } from "./patches-of";

const spec = (name: string) => `test/local/cognito/operations/${name}.spec.ts`;
const rotation = spec("get-tokens-from-refresh-token");
const sameUser = "test/local/cognito/tokens/same-user.spec.ts";

/** Sign-ins: refresh tokens that rotate, sign-outs, disabled users. */
export const sessions = [
  ...patchesOf("local/cognito/tokens/sign-ins.ts", rotation, [
    {
      rule: "a replaced refresh token is not good",
      find: "        if (!isGood(record, offered, clock())) {\n",
      replace: "        if (false) {\n",
      red: "GetTokensFromRefreshToken revokes the whole sign-in when a replaced token is used again",
    },
    {
      rule: "a reused refresh token revokes the sign-in",
      find: "          await write({ ...record, revoked: true });\n          throw",
      replace: "          throw",
      red: "GetTokensFromRefreshToken revokes the whole sign-in when a replaced token is used again",
    },
    {
      rule: "a grace period ends",
      find: "goodUntil === undefined || now < goodUntil);\n  return others.some",
      replace: "goodUntil === undefined || now < goodUntil + 1e9);\n  return others.some",
      red: "GetTokensFromRefreshToken takes a replaced token for the grace period, and not a millisecond longer",
    },
    {
      rule: "a token gains no time in its grace period",
      find: "{ goodUntil: graceEnd, ...one }",
      replace: "{ ...one, goodUntil: graceEnd }",
      red: "GetTokensFromRefreshToken takes a replaced token for the grace period, and not a millisecond longer",
    },
    {
      rule: "a token in its grace period makes few others",
      find: "others: others.slice(0, mostOthers)",
      replace: "others: mostOthers > 0 ? others : []",
      red: "GetTokensFromRefreshToken takes a token that is offered again and again in its grace period for reused in the end",
    },
    {
      rule: "a sign-in is rotated one at a time",
      find: "locks.run(keyOf.signIn(poolId, originJti), async () => {",
      replace:
        "((_key: string, run: () => Promise<T | undefined>) => run())(keyOf.signIn(poolId, originJti), async () => {",
      red: "GetTokensFromRefreshToken lets one of two uses at once win",
    },
    {
      rule: "a replaced token is good for nothing where tokens rotate no more",
      find: 'if (which === "good" && !isGood(record, refreshToken, clock())) return undefined;',
      replace: "",
      red: "GetTokensFromRefreshToken does not take a replaced token where tokens rotate no more",
    },
    {
      rule: "a made-up token of a sign-in revokes nothing",
      find: "return record.familyKey !== undefined && isOfFamily(refreshToken, record.familyKey);",
      replace: "return record.familyKey !== undefined && isOfFamily !== undefined;",
      red: "GetTokensFromRefreshToken does not let an access token's holder revoke the sign-in with a made-up token of it",
    },
    {
      rule: "a rotated token ends with the first one",
      find: "return { ...record, refreshDigest: digest(made), others",
      replace: "return { ...record, expiresAt: now + 30 * 86_400_000, refreshDigest: digest(made), others",
      red: "GetTokensFromRefreshToken keeps the end of the first refresh token",
    },
  ]),
  ...patchesOf("local/cognito/tokens/refresh.ts", rotation, [
    {
      rule: "refresh tokens rotate where the client says so",
      find: "const next = rotates ?",
      replace: "const next = !rotates ?",
      red: "GetTokensFromRefreshToken gives a new refresh token in the place of the old one to a client whose refresh tokens rotate",
    },
    {
      rule: "a refresh token of a sign-in that is over is refused",
      find: "  requireAlive(signIn, user, services.clock);\n",
      replace: "",
      red: "GetTokensFromRefreshToken takes a refresh token that does not rotate until it expires",
    },
  ]),
  ...patchesOf("local/cognito/tokens/refresh.ts", "test/local/cognito/operations/initiate-auth-refresh.spec.ts", [
    {
      rule: "a user who has to choose a new password does not refresh",
      find: 'if (user.status !== "CONFIRMED") throw new NotAuthorized("Refresh Token has been revoked");',
      replace: "",
      red: "InitiateAuth with REFRESH_TOKEN_AUTH refuses for a user who has to choose a new password, whatever else they are",
    },
  ]),
  ...patchesOf("local/cognito/tokens/refresh.ts", "test/local/cognito/oauth/refresh-grant.spec.ts", [
    {
      rule: "a refresh gives no scope that the client may no longer have",
      find: "granted && keepAllowed(client.settings, granted)",
      replace: "granted && (keepAllowed === undefined ? [] : granted)",
      red: "a refresh at the token endpoint gives no scope that was taken from the client since",
    },
  ]),
  ...patchesOf("local/cognito/tokens/refresh.ts", sameUser, [
    {
      rule: "the trigger is not asked for a disabled user's refresh",
      find: 'if (!user.enabled) throw new NotAuthorized("User is disabled.");',
      replace: "",
      red: "a user for whom tokens are prepared is not asked about where they were disabled before a refresh",
    },
    {
      rule: "who is disabled while a refresh waits for the trigger gets no tokens",
      find: "  await requireSameUser(services, pool, user);\n",
      replace: "  void requireSameUser;\n",
      red: "a user for whom tokens are prepared gets none for a refresh token that stays as it is",
    },
    {
      rule: "a refresh token that is revoked while the trigger runs gives nothing",
      find: "if (await services.signIns.isRevoked(pool.settings.id, signIn.originJti, user)) {",
      replace: "if (false) {",
      red: "a user for whom tokens are prepared gets none for a refresh token that is revoked meanwhile",
    },
  ]),
  ...patchesOf("local/cognito/tokens/same-user.ts", sameUser, [
    {
      rule: "who is deleted while the trigger runs gets no tokens",
      find: "if (now?.sub !== user.sub) throw",
      replace: "if (now === undefined) throw",
      red: "a user for whom tokens are prepared gets none if they were deleted meanwhile, nor if another has the name",
    },
    {
      rule: "who is signed out everywhere while the trigger runs gets no tokens",
      find: "if (now.signOuts !== user.signOuts) throw",
      replace: "if (now.signOuts < -1e9) throw",
      red: "a user for whom tokens are prepared gets none if they signed out everywhere meanwhile",
    },
    {
      rule: "who is disabled while the trigger runs gets no tokens",
      find: "if (!now.enabled) throw",
      replace: "if (now.signOuts < -1e9) throw",
      red: "a user for whom tokens are prepared gets none if they were disabled meanwhile",
    },
  ]),
  ...patchesOf("local/cognito/sign-in/sign-in.ts", sameUser, [
    {
      rule: "a sign-in that is over before the trigger answers is not begun",
      find: "  await requireSameUser(services, pool, user);\n",
      replace: "  void requireSameUser;\n",
      red: "a user for whom tokens are prepared gets none if they were disabled meanwhile",
    },
  ]),
  ...patchesOf("local/cognito/oauth/hosted-tokens.ts", sameUser, [
    {
      rule: "a sign-in on the page that is over before the trigger answers gives no tokens",
      find: "  await requireSameUser(services, pool, user);\n",
      replace: "  void requireSameUser;\n",
      red: "a user for whom tokens are prepared gets none for a code, nor for a refresh token at the token endpoint",
    },
  ]),
  ...patchesOf("local/cognito/operations/get-tokens-from-refresh-token.ts", rotation, [
    {
      rule: "GetTokensFromRefreshToken asks for the client's secret",
      find: "  requireSecret(client.settings, input.ClientSecret);\n",
      replace: "",
      red: "GetTokensFromRefreshToken asks for the secret of a client that has one",
    },
    {
      rule: "GetTokensFromRefreshToken takes the client's own secret",
      find: "if (!sameSecret(given, secret)) throw",
      replace: "if (given === secret && !sameSecret(given, secret)) throw",
      red: "GetTokensFromRefreshToken asks for the secret of a client that has one",
    },
    {
      rule: "GetTokensFromRefreshToken is for clients that refresh",
      find: "  requireRefreshFlow(client.settings);\n",
      replace: "",
      red: "GetTokensFromRefreshToken is not open to a client without a flow that refreshes",
    },
  ]),
  ...patchesOf("local/cognito/operations/admin-disable-user.ts", spec("admin-disable-user"), [
    {
      rule: "a disabled user signs in no more",
      find: "enabled: false }));",
      replace: "enabled: true }));",
      red: "AdminDisableUser lets a user in no more, by a password, an access token or a refresh token",
    },
    {
      rule: "what a disabled user was signed in to is over for good",
      find: "({ ...withSignOut(user, services.clock()), enabled: false })",
      replace: "({ ...user, enabled: withSignOut === undefined })",
      red: "AdminEnableUser lets a user sign in again; what they were signed in to before stays over",
    },
  ]),
  ...patchesOf("local/cognito/operations/admin-user-global-sign-out.ts", spec("admin-user-global-sign-out"), [
    {
      rule: "AdminUserGlobalSignOut ends sign-ins",
      find: "(user) => withSignOut(user, services.clock())",
      replace: "(user) => (withSignOut === undefined ? user : { ...user })",
      red: "AdminUserGlobalSignOut ends every sign-in of the user, and of nobody else",
    },
  ]),
  ...patchesOf("local/cognito/expired-records.ts", "test/local/cognito/expired-records.spec.ts", [
    {
      rule: "a record that is in use again is not removed",
      find: "if (value !== undefined && isOver(endsAt, value))",
      replace: "if (value !== undefined)",
      red: "records that are over are not removed while somebody uses them",
    },
    {
      rule: "what ended a moment ago is remembered",
      find: "const keptAfter = 24 * hour;",
      replace: "const keptAfter = 0 * hour;",
      red: "records that are over are there until then",
    },
  ]),
  ...patchesOf("local/store-layout.ts", "test/local/store-layout.spec.ts", [
    {
      rule: "a newer store is refused",
      find: "if (layout !== 1) {",
      replace: "if (layout === undefined) {",
      red: "the layout of a store of a newer program is refused: what it is, what is known, what to do",
    },
  ]),
  ...patchesOf("local/store.ts", "test/local/store-layout.spec.ts", [
    {
      rule: "files of the store are closed to other users, new ones",
      find: "  if (isMainThread) process.umask(0o077);\n",
      replace: "  if (isMainThread) process.umask(0o022);\n",
      red: "the layout of a store lies in files that are closed to the other users of the machine, later ones too",
    },
    {
      rule: "files of the store are closed to other users, old ones",
      find: "  for (const name of await readdir(folder)) await chmod(join(folder, name), 0o600);\n",
      replace: "",
      red: "the layout of a store lies in files that are closed to the other users of the machine, later ones too",
    },
  ]),
];
