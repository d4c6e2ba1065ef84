import { patchesOf } from "./patches-of";

const spec = (name: string) => `test/local/cognito/oauth/${name}.spec.ts`;
const file = (name: string) => `local/cognito/oauth/${name}.ts`;

/** Who is signed in on the page, the codes that clients get for it, and where a handler finds the keys. */
export const codes = [
  ...patchesOf(file("page-sessions"), spec("page-sessions"), [
    {
      rule: "no script reads the page's cookie, no other site's form sends it",
      find: 'httpOnly: true, sameSite: "Lax"',
      replace: 'httpOnly: false, sameSite: "None"',
      red: "a session on the page is a cookie for an hour that no script reads and no other site's form sends",
    },
    {
      rule: "a session is of one pool",
      find: "record === undefined || record.poolId !== pool.settings.id",
      replace: "record === undefined",
      red: "a session on the page is of one pool",
    },
    {
      rule: "a session ends after an hour",
      find: "if (services.clock() >= record.expiresAt) return undefined;",
      replace: "",
      red: "a session on the page ends after an hour, however much it is used",
    },
    {
      rule: "a session is of one person, not their name",
      find: "user.sub === sub &&",
      replace: "sub !== undefined &&",
      red: "a session on the page ends when its person is another one of the same name",
    },
    {
      rule: "a sign-out everywhere ends sessions",
      find: "user.signOuts === signOuts &&",
      replace: "signOuts >= 0 &&",
      red: "a session on the page ends with GlobalSignOut",
    },
    {
      rule: "a session ends with the password it was begun with",
      find: "if (user.passwordSetAt !== passwordSetAt) return false;",
      replace: "void passwordSetAt;",
      red: "a session on the page ends when its person has set a new password",
    },
    {
      rule: "a session of which the password is not known is none",
      find: "if (user.passwordSetAt !== passwordSetAt) return false;",
      replace: "if (passwordSetAt !== undefined && user.passwordSetAt !== passwordSetAt) return false;",
      red: "a session on the page of an earlier version, which did not know the password, is none",
    },
    {
      rule: "who is disabled has no session",
      find: "&& user.enabled &&",
      replace: "&&",
      red: "a session on the page ends when its person is disabled",
    },
    {
      rule: "who has to set a password has no session",
      find: ' && user.status === "CONFIRMED"',
      replace: "",
      red: "a session on the page ends when its person has to set a new password",
    },
    {
      rule: "a session that was there before a sign-in ends",
      find: '    ...keysOf(request).map((key) => ({ type: "del" as const, key })),\n',
      replace: "",
      red: "a session on the page ends when somebody signs in in the same browser: the next has a secret of its own",
    },
    {
      rule: "signing out ends the session itself",
      find: 'await store.batch(keysOf(request).map((key) => ({ type: "del", key })));',
      replace: "void [store, request];",
      red: "a session on the page ends when the browser signs out, and its cookie with it",
    },
    {
      rule: "a session is kept as a digest",
      find: '{ type: "put", key: keyOf.pageSession(digest(secret)), value: record }',
      replace: '{ type: "put", key: keyOf.pageSession(digest(secret)), value: { ...record, secret } }',
      red: "a session on the page is stored as its digest alone",
    },
  ]),
  ...patchesOf(file("exchange-code"), spec("exchange-code"), [
    {
      rule: "a code is for a client with the code flow",
      find: 'if (!client.settings.allowedOauthFlows.includes("code")) {',
      replace: "if (false) {",
      red: "a code is refused to a client without the code flow",
    },
    {
      rule: "a code is for a place of the client's",
      find: "if (!client.settings.callbackUrls.includes(redirectUri)) {",
      replace: "if (false) {",
      red: "a code does not go to a place that is not the client's",
    },
    {
      rule: "a code is for its client",
      find: "if (code.clientId !== client.settings.id) throw",
      replace: "if (false) throw",
      red: "a code is for the client that asked for it: another does not get tokens, nor use it up",
    },
    {
      rule: "a code is good once",
      find: "if (usedFor === undefined) return;",
      replace: 'if (usedFor !== "") return;',
      red: "a code is good once: of two requests at a time one gets tokens",
    },
    {
      rule: "a code is exchanged by one at a time",
      find: "return services.locks.run(key, async () => {",
      replace: "return services.locks.run(String(Math.random()), async () => {",
      red: "a code is good once: of two requests at a time one gets tokens",
    },
    {
      rule: "a code that comes again revokes what was given for it",
      find: "await signIns.revoke(poolId, { originJti: usedFor });",
      replace: "void [signIns, poolId];",
      red: "a code that comes again is refused, and what was given for it is revoked",
    },
    {
      rule: "a code lives five minutes",
      find: "if (now >= code.expiresAt) throw",
      replace: "if (now < 0) throw",
      red: "a code is good for five minutes",
    },
    {
      rule: "a code is for the place it was sent to",
      find: "if (redirectUri !== code.redirectUri) throw",
      replace: 'if (redirectUri === "") throw',
      red: "a code is for the place it was sent to",
    },
    {
      rule: "a code's challenge is met",
      find: "if (!meetsChallenge(code.codeChallenge, verifier)) {",
      replace: 'if (!meetsChallenge(code.codeChallenge, verifier) && redirectUri === "") {',
      red: "a code with a challenge is refused without the verifier",
    },
    {
      rule: "a code is of one person, not their name",
      find: "if (user?.sub !== sub) throw",
      replace: "if (user === undefined) throw",
      red: "a code of a person who signed out everywhere, is disabled, has to set a password or is gone is refused",
    },
    {
      rule: "a sign-out everywhere ends codes",
      find: "if (user.signOuts !== signOuts) throw",
      replace: "if (user.signOuts < 0 && signOuts < 0) throw",
      red: "a code of a person who signed out everywhere, is disabled, has to set a password or is gone is refused",
    },
    {
      rule: "a new password ends codes",
      find: "if (user.passwordSetAt !== passwordSetAt) throw",
      replace: "if (passwordSetAt < -1e9) throw",
      red: "a code of a person who has set a new password since is refused",
    },
    {
      rule: "a code gives no scope that the client may no longer have",
      find: "keepAllowed(client.settings, code.scopes)",
      replace: "keepAllowed === undefined ? [] : code.scopes",
      red: "a code gives no scope that was taken from the client since",
    },
    {
      rule: "a code of who may not sign in is good for nothing",
      find: 'if (!user.enabled || user.status !== "CONFIRMED") {',
      replace: "if (false) {",
      red: "a code of a person who signed out everywhere, is disabled, has to set a password or is gone is refused",
    },
  ]),
  ...patchesOf(file("proof-key"), spec("exchange-code"), [
    {
      rule: "a verifier without a challenge is refused",
      find: "return challenge === verifier;",
      replace: "return challenge === undefined;",
      red: "a code without a challenge is refused to who has a verifier: somebody took the challenge out",
    },
    {
      rule: "a verifier has the RFC's form",
      find: "if (!verifierForm.test(verifier)) return false;",
      replace: "",
      red: "a code is not given for a verifier of 42 characters, even one that meets the challenge",
    },
    {
      rule: "a verifier meets the challenge",
      find: '.digest("base64url"), challenge)',
      replace: '.digest("base64url"), challenge) || true',
      red: "a code with a challenge is refused with the verifier of another",
    },
  ]),
  ...patchesOf(file("authorization-codes"), spec("exchange-code"), [
    {
      rule: "a code is kept as a digest",
      find: "services.store.put(keyOf.code(digest(code)), record)",
      replace: "services.store.put(keyOf.code(digest(code)), { ...record, code })",
      red: "a code is stored as its digest alone",
    },
  ]),
  ...patchesOf("local/lambda/worker-issuer.cjs", "test/local/lambda/worker-issuer.spec.ts", [
    {
      rule: "a handler's other requests go where they are meant to go",
      find: "host.test(url.hostname) && document.test(url.pathname)",
      replace: "document.test(url.pathname)",
      red: "the documents of an issuer in a handler are not what is at https://idp.example/a/.well-known/jwks.json",
    },
  ]),
];
