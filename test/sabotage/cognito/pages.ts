import { patchesOf } from "./patches-of";

const page = (name: string) => `local/cognito/pages/${name}.ts`;
const spec = (name: string) => `test/local/cognito/pages/${name}.spec.ts`;
const everyPage = (rule: string) => `every sign-in page ${rule}`;
const formToken = (rule: string) => `the token of a form ${rule}`;
const asText = (place: string) => `what comes from outside stands in a page as text ${place}`;
const alike = (when: string) => `a name that nobody has gets the answer of one that somebody has ${when}`;
const headers = everyPage(
  "says to the browser: run nothing, load nothing, stand in no frame, keep nothing, tell no other site",
);

/** The sign-in pages. */
export const pages = [
  ...patchesOf(page("form-token"), spec("form-token"), [
    {
      rule: "a form has the token of its browser",
      find: "if (!sameSecret(given, toToken(secret))) throw outOfDate();",
      replace: "",
      red: formToken("is asked for: a form without one is refused"),
    },
    {
      rule: "a form comes with the browser's cookie",
      find: "if (secret === undefined) throw outOfDate();",
      replace: "if (secret === undefined) return;",
      red: formToken("is worth nothing without the cookie"),
    },
    {
      rule: "a form's cookie is one of this server",
      find: "secret !== undefined && /^[0-9a-f]{64}$/.test(secret) ? secret : undefined",
      replace: "secret",
      red: formToken("does not follow from a cookie that this server did not make"),
    },
    {
      rule: "a form's token does not tell the cookie",
      find: "return digest(",
      replace: "return String(",
      red: formToken("does not tell the cookie, which no script reads and no other site's form carries"),
    },
    {
      rule: "no script reads a form's cookie",
      find: "httpOnly: true, ",
      replace: "",
      red: formToken("does not tell the cookie, which no script reads and no other site's form carries"),
    },
  ]),
  ...patchesOf(page("serve-page"), spec("form-token"), [
    {
      rule: "the token of a form is looked at",
      find: "  requireFormToken(context.request, form.secret(FORM_TOKEN));\n",
      replace: "  void requireFormToken;\n  void FORM_TOKEN;\n",
      red: formToken("of another browser is refused"),
    },
  ]),
  ...patchesOf(page("serve-page"), spec("mfa"), [
    {
      rule: "what a browser is in the middle of is of one client",
      find: "known?.clientId === clientId ? known : { clientId }",
      replace: "known ?? { clientId }",
      red: "the pages for a second factor are those of the client that the sign-in began with",
    },
  ]),
  ...patchesOf(page("serve-page"), spec("login"), [
    {
      rule: "what was wrong is said once",
      find: "if (context.notice !== undefined) states.hush(context.request);",
      replace: "void states;",
      red: "the sign-in page says once what was wrong, and not to another page",
    },
  ]),
  ...patchesOf(page("serve-path"), spec("serve-path"), [
    {
      rule: "a page takes its own methods only",
      find: "if (methods.includes(method)) return;",
      replace: "if (methods.includes(method) || method !== method.toLowerCase()) return;",
      red: everyPage("takes no method but its own"),
    },
    {
      rule: "a page takes no form of another origin",
      find: 'if (visit.request.method === "POST") requireOwnOrigin(visit.request);',
      replace: "void requireOwnOrigin;",
      red: everyPage("takes no form of another origin, or of one that hides it"),
    },
  ]),
  ...patchesOf(page("read-form"), spec("serve-path"), [
    {
      rule: "a form is of 64 KiB at most",
      find: "readBody(request, longest)",
      replace: "readBody(request, longest * 1024)",
      red: everyPage("takes a form of 64 KiB at most, however it is sent"),
    },
    {
      rule: "a form is sent as browsers send forms",
      find: 'if (type !== "application/x-www-form-urlencoded")',
      replace: 'if (type === "application/x-www-form")',
      red: everyPage("takes forms as browsers send them, and nothing else"),
    },
    {
      rule: "a form has no field twice",
      find: "if (new Set(names).size !== names.length)",
      replace: "if (new Set(names).size > names.length)",
      red: everyPage("takes forms as browsers send them, and nothing else"),
    },
  ]),
  ...patchesOf(page("read-form"), spec("login"), [
    {
      rule: "a name is as short as the API takes one",
      find: "form.secret(name).length > most",
      replace: "form.secret(name).length > most * 1e9",
      red: "the sign-in page looks nobody up by a name that is longer than names are",
    },
  ]),
  ...patchesOf(page("page-headers"), spec("serve-path"), [
    {
      rule: "a page loads nothing that it does not name",
      find: "    \"default-src 'none'\",\n",
      replace: "",
      red: headers,
    },
    {
      rule: "a page sends forms to known places only",
      find: "`form-action ",
      replace: "`x-form-action ",
      red: headers,
    },
    {
      rule: "a page stands in no frame",
      find: "    \"frame-ancestors 'none'\",\n",
      replace: "",
      red: headers,
    },
    { rule: "a page has no other base", find: "    \"base-uri 'none'\",\n", replace: "", red: headers },
    {
      rule: "a page stands in no frame of an old browser",
      find: '    "x-frame-options": "DENY",\n',
      replace: "",
      red: headers,
    },
    {
      rule: "a page is what its type says",
      find: '    "x-content-type-options": "nosniff",\n',
      replace: "",
      red: headers,
    },
    {
      rule: "a page tells other sites nothing of where one was",
      find: '    "referrer-policy": "same-origin",\n',
      replace: "",
      red: headers,
    },
    { rule: "a page is not kept", find: '    "cache-control": "no-store",\n', replace: "", red: headers },
    {
      rule: "a page's styles are its own",
      find: "`style-src 'nonce-",
      replace: "`style-src 'unsafe-inline' 'nonce-",
      red: headers,
    },
  ]),
  ...patchesOf(page("visit"), spec("serve-path"), [
    {
      rule: "each page has a nonce of its own",
      find: 'nonce: randomBytes(16).toString("base64")',
      replace: 'nonce: randomBytes(16).fill(0).toString("base64")',
      red: everyPage("has a style sheet that its own header lets in, under a new nonce each time, and no script"),
    },
  ]),
  ...patchesOf(page("page-states"), spec("page-states"), [
    {
      rule: "what a browser is in the middle of is over after an hour",
      find: "kept !== undefined && clock() < kept.expiresAt",
      replace: "kept !== undefined",
      red: "what a browser is in the middle of is over after an hour, and when it is ended",
    },
    {
      rule: "browsers that have given no name are forgotten first",
      find: "keys.find((key) => isIdle(states.get(key)?.state)) ?? keys[0]",
      replace: "keys[0]",
      red: "what a browser is in the middle of is not forgotten for browsers that have given no name, however many a foreign page makes",
    },
    {
      rule: "a step's cookie is worth nothing after the step",
      find: "      states.delete(keyOf(request));\n",
      replace: "",
      red: "what a browser is in the middle of has a new cookie with each step, and the one before is worth nothing",
    },
    {
      rule: "as many browsers as are remembered",
      find: "if (states.size > most)",
      replace: "if (states.size > most * 1e9)",
      red: "what a browser is in the middle of is kept for the last thousand browsers",
    },
    {
      rule: "a step's cookie goes to no other site, and to no script",
      find: 'httpOnly: true, sameSite: "Strict"',
      replace: 'sameSite: "Lax"',
      red: "what a browser is in the middle of is found by a cookie that no script reads and no other site sends",
    },
    {
      rule: "a step's cookie is of the server's choice",
      find: "const secret = randomSecret(32);",
      replace: 'const secret = parse(request.headers.get("cookie") ?? "")[cookieName] ?? randomSecret(32);',
      red: "what a browser is in the middle of is not put there by a cookie of somebody else's choice",
    },
  ]),
  ...patchesOf(page("next-step"), spec("mfa"), [
    {
      rule: "a page of a sign-in needs the sign-in",
      find: "return state.signIn && challenges.includes(state.signIn.challenge) ? state.signIn : undefined;",
      replace:
        'return state.signIn ?? { challenge: challenges[0] ?? "MFA_SETUP", session: "x".repeat(20), name: "alice", parameters: {}, secret: "AAAA" };',
      red: "the pages for a second factor lead who comes from nowhere to the first page",
    },
  ]),
  ...patchesOf(page("mfa-select"), spec("mfa"), [
    {
      rule: "a second factor is one of those that were offered",
      find: "if (!listFactors(waiting).includes(factor))",
      replace: "if (factor === waiting.session)",
      red: "the pages for a second factor let who has two factors choose one",
    },
  ]),
  ...patchesOf(page("same-answer"), spec("same-answer"), [
    {
      rule: "a code for nobody is as wrong as any",
      find: "error instanceof CodeMismatch || error instanceof ExpiredCode || tellsOfAccount(error)",
      replace: "error instanceof CodeMismatch || error instanceof ExpiredCode",
      red: alike("at confirming an account"),
    },
    {
      rule: "a code that is too old is as wrong as any",
      find: "error instanceof CodeMismatch || error instanceof ExpiredCode ||",
      replace: "error instanceof CodeMismatch || (error instanceof ExpiredCode && tellsOfAccount(error)) ||",
      red: alike("at choosing one"),
    },
    {
      rule: "nobody is sent a code as somebody is",
      find: "if (!tellsOfAccount(error)) throw error;",
      replace: "throw error;",
      red: alike("at asking for a new password"),
    },
    {
      rule: "an unknown name is not told, where the API tells it",
      find: "if (error instanceof UserNotFound || error instanceof NotAuthorized) return true;",
      replace: "if (error instanceof NotAuthorized && !(error instanceof UserNotFound)) return true;",
      red: alike("at asking for a new password, also where the client's API says who exists"),
    },
  ]),
  ...patchesOf(page("login"), spec("same-answer"), [
    {
      rule: "an unknown name is a wrong password, where the API tells it",
      find: 'error instanceof UserNotFound ? new NotAuthorized("Incorrect username or password.") : error',
      replace: 'error instanceof UserNotFound ? new NotAuthorized("User does not exist.") : error',
      red: alike("at signing in, also where the client's API says who exists"),
    },
  ]),
  ...patchesOf(page("new-password-fields"), spec("signup"), [
    {
      rule: "a password is typed twice",
      find: 'if (password !== form.secret("passwordAgain"))',
      replace: 'if (password === form.secret("no such field"))',
      red: "the page for a new account says what is wrong beside the field, and keeps everything but passwords",
    },
  ]),
  ...patchesOf(page("login"), spec("login"), [
    {
      rule: "who is signed in is asked again, where the client wants that",
      find: 'if (session && authorization.prompt !== "form")',
      replace: "if (session)",
      red: "the sign-in page asks again who is signed in, where the client wants that",
    },
    {
      rule: "no page is shown where the client wants none",
      find: 'if (authorization.prompt === "none") {',
      replace: 'if (authorization.query.get("prompt") === "never") {',
      red: "the sign-in page shows nothing where the client wants no page",
    },
    {
      rule: "a code by e-mail is for pools and clients that have it",
      find: "    if (!takesEmailCode(context))\n",
      replace: "    if (name.length > 1e9)\n",
      red: "a sign-in with a code by e-mail is refused where pool or client do not have it",
    },
    {
      rule: "a code by e-mail needs the client's flow",
      find: 'client.settings.explicitAuthFlows.includes("ALLOW_USER_AUTH")',
      replace: "client.settings.explicitAuthFlows.length > 0",
      red: "a sign-in with a code by e-mail is refused where pool or client do not have it",
    },
  ]),
  ...patchesOf(page("signup"), spec("signup"), [
    {
      rule: "accounts are made where people may make them",
      find: "if (authorization.pool.settings.adminCreateUserOnly) {",
      replace: "if (authorization.pool.settings.id === '') {",
      red: "the page for a new account is closed in a pool where an administrator makes the accounts",
    },
  ]),
  ...patchesOf(page("forgot-password"), spec("forgot-password"), [
    {
      rule: "passwords are reset where people may reset them",
      find: "if (authorization.pool.settings.recovery.length === 0) {",
      replace: "if (authorization.pool.settings.recovery.length < 0) {",
      red: "the page for a forgotten password is closed in a pool where an administrator alone resets passwords",
    },
  ]),
  ...patchesOf(page("page-look"), spec("page-look"), [
    {
      rule: "managed login shows no page without a branding",
      find: "if (branding === undefined) {",
      replace: "if (branding === undefined) return { ...neutralLook, name };\n  if (name.length > 1e9) {",
      red: "the look of the pages of managed login without a branding is that there are none",
    },
  ]),
  ...patchesOf(page("theme"), spec("theme"), [
    {
      rule: "a colour is eight hex digits",
      find: "/^[0-9a-f]{8}$/i.test(value)",
      replace: "value !== ''",
      red: "the theme of a page takes no value that is not exactly of its form",
    },
    {
      rule: "a length is a number within bounds",
      find: "value >= 0 && value <= 64",
      replace: "value !== 0.5",
      red: "the theme of a page takes no value that is not exactly of its form",
    },
    {
      rule: "a theme reads own members",
      find: "!Object.hasOwn(value, name)",
      replace: "!(name in value)",
      red: "the theme of a page reads the document's own members alone, whatever its shape",
    },
  ]),
  ...patchesOf(page("logo"), spec("escaping"), [
    {
      rule: "a picture is Base64",
      find: "/^[A-Za-z0-9+/]+={0,2}$/.test(asset.bytes)",
      replace: "asset.bytes !== ''",
      red: asText("in the settings and pictures of a branding"),
    },
  ]),
  ...patchesOf(page("logout"), spec("logout"), [
    {
      rule: "signing out ends the session",
      find: '{ "set-cookie": await endPageSession(services, request) }',
      replace: "{}",
      red: "the page to sign out ends the session, here and in the store, and goes where the client says",
    },
  ]),
  ...patchesOf(page("error"), spec("logout"), [
    {
      rule: "an error's name is one of ours",
      find: "Object.hasOwn(meanings, name) ? meanings[name] : undefined",
      replace: "String(meanings[name] ?? name)",
      red: "the error page says what an error means, and of an unknown one nothing",
    },
  ]),
  ...patchesOf("local/resources/managed-login-branding.ts", "test/local/resources/managed-login-branding.spec.ts", [
    {
      rule: "a sign-in style's document is JSON",
      find: 'if (typeof document !== "object" || document === null || Array.isArray(document)) {',
      replace: 'if (typeof document !== "object" || document === null) {',
      red: "a declared sign-in style stops the start where AWS would refuse its document or a picture",
    },
  ]),
  ...patchesOf("local/resources/user-pool-domain.ts", "test/local/resources/user-pool-domain.spec.ts", [
    {
      rule: "managed login is version 2",
      find: 'number(inputs, "managedLoginVersion") === 2',
      replace: 'number(inputs, "managedLoginVersion") !== 1',
      red: "a declared sign-in domain has managed login with version 2, and the classic pages with any other or none",
    },
  ]),
];
