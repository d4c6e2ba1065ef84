import { patchesOf } from "./patches-of";

const spec = (name: string) => `test/local/cognito/oauth/${name}.spec.ts`;
const file = (name: string) => `local/cognito/oauth/${name}.ts`;

/** What goes by way of the browser: authorization requests, their answers, signing out. */
export const authorize = [
  ...patchesOf(file("authorization-client"), spec("authorization"), [
    {
      rule: "a client is named once",
      find: '  const problem = findMisuse(query, "client_id");\n  if (problem !== undefined)',
      replace: '  const problem = findMisuse(query, "client_id");\n  if (problem === "")',
      red: "an authorization request with an endless client_id is answered with a page",
    },
    {
      rule: "a redirect_uri is given once",
      find: '  const problem = findMisuse(query, "redirect_uri");\n  if (problem !== undefined)',
      replace: '  const problem = findMisuse(query, "redirect_uri");\n  if (problem === "")',
      red: "an authorization request with an endless redirect_uri is answered with a page",
    },
    {
      rule: "a pool without a domain has no pages",
      find: "if (!hasDomain) {",
      replace: "if (false) {",
      red: "an authorization request to a pool without a domain is answered with a page",
    },
    {
      rule: "people sign in on a page with a client that has a flow for it",
      find: 'flow === "code" || flow === "implicit"',
      replace: 'flow !== ""',
      red: "an authorization request of a client that people do not sign in with is answered with a page",
    },
    {
      rule: "a client's own providers sign people in",
      find: 'if (!identityProviders.includes("COGNITO")) {',
      replace: "if (false) {",
      red: "an authorization request of a client for which no provider signs people in is answered with a page",
    },
  ]),
  ...patchesOf(file("authorization-client"), spec("attacks"), [
    {
      rule: "an answer goes to one of the client's callback URLs",
      find: "if (!callbackUrls.includes(redirectUri)) {",
      replace: "if (!callbackUrls.some((one) => redirectUri.startsWith(one))) {",
      red: 'an attack on the OAuth endpoints gets no answer sent to "http://localhost:5173/callback/", and no error either',
    },
  ]),
  ...patchesOf(file("parameters"), spec("authorization"), [
    {
      rule: "a parameter is given once",
      find: "if (more.length > 0) return",
      replace: "if (more.length > 1e9) return",
      red: "an authorization request of two clients, or to two places, is answered with a page; with two of another parameter, by way of the client",
    },
    {
      rule: "a parameter ends somewhere",
      find: "if (value.length > longest) return",
      replace: "if (value.length < -1) return",
      red: "an authorization request with a nonce of more than 1024 characters is refused",
    },
  ]),
  ...patchesOf(file("parameters"), spec("complete-authorization"), [
    {
      rule: "a state goes back as it came",
      find: 'if (value.includes("\\ufffd")) return',
      replace: "if (value.length < -1) return",
      red: "the answer to a client refuses a state that could not go back as it came",
    },
  ]),
  ...patchesOf(file("authorization-checks"), spec("authorization"), [
    {
      rule: "no other identity provider signs people in",
      find: 'if (provider !== "COGNITO") return',
      replace: 'if (provider === "") return',
      red: "an authorization request to an identity provider that is not here is refused by way of the client",
    },
    {
      rule: "no identifier of an identity provider is passed over",
      find: 'if (query.get("idp_identifier"))',
      replace: "if (false)",
      red: "an authorization request to an identity provider's identifier is refused by way of the client",
    },
    {
      rule: "a resource is not passed over",
      find: 'if (query.get("resource")) return',
      replace: "if (false) return",
      red: "an authorization request for a resource, which the token would have to be bound to is refused by way of the client",
    },
    {
      rule: "a response is a code or a token",
      find: 'type === "code" || type === "token"',
      replace: 'type !== ""',
      red: "an authorization request for both flows at once is refused by way of the client",
    },
    {
      rule: "S256 is the only method",
      find: 'if (method !== "S256") return',
      replace: 'if (method === "") return',
      red: "an authorization request with a plain challenge is refused by way of the client",
    },
    {
      rule: "a method comes with a challenge",
      find: "if (challenge === undefined) return",
      replace: 'if (challenge === undefined) return undefined;\n  if (challenge === "") return',
      red: "an authorization request with a method and no challenge is refused by way of the client",
    },
    {
      rule: "a challenge is a SHA-256",
      find: "if (!challengeForm.test(challenge)) return",
      replace: "if (!challengeForm.test(challenge) && false) return",
      red: "an authorization request with a challenge that no verifier could meet is refused by way of the client",
    },
    {
      rule: "a prompt that is not known is not passed over",
      find: "if (values.some((value) => !prompts.includes(value))) return",
      replace: 'if (values.includes("?")) return',
      red: "an authorization request with a prompt that is not known is refused by way of the client",
    },
    {
      rule: "prompt=none stands alone",
      find: 'if (values.length > 1 && values.includes("none")) return',
      replace: 'if (values.length > 9 && values.includes("none")) return',
      red: "an authorization request with prompt=none beside another is refused by way of the client",
    },
    {
      rule: "a client has the flows it may have",
      find: "if (!settings.allowedOauthFlows.includes(flow)) {",
      replace: "if (!settings.allowedOauthFlows.includes(flow) && flow.length > 9) {",
      red: "an authorization request is refused for a flow that the client does not have, each of them",
    },
    {
      rule: "email, phone and profile need openid",
      find: 'if (needsOpenid && !scopes.includes("openid")) {',
      replace: "if (needsOpenid && scopes.length === 0) {",
      red: "an authorization request for email without openid is refused by way of the client",
    },
  ]),
  ...patchesOf(file("authorize-endpoint"), spec("authorize-endpoint"), [
    {
      rule: "prompt=none shows no page",
      find: 'if (authorization.prompt === "none") {',
      replace: 'if (authorization.redirectUri === "") {',
      red: "GET /oauth2/authorize answers prompt=none without a session with login_required, and with one with a code",
    },
    {
      rule: "prompt=login has people sign in again",
      find: 'session !== undefined && authorization.prompt !== "form"',
      replace: "session !== undefined",
      red: "GET /oauth2/authorize shows the sign-in page with prompt=login to who is signed in too",
    },
  ]),
  ...patchesOf(file("redirect"), spec("authorize-endpoint"), [
    {
      rule: "nobody keeps a redirect with a code",
      find: '"cache-control": "no-store"',
      replace: '"cache-control": "private"',
      red: "GET /oauth2/authorize gives no answer that is kept, and tells no other site where the browser came from",
    },
  ]),
  ...patchesOf(file("redirect"), spec("complete-authorization"), [
    {
      rule: "a token stands in no query",
      find: 'if (part === "fragment") return',
      replace: 'if (part === "fragment" && answer === "") return',
      red: "the answer to a client of the implicit flow has the tokens in the fragment, and no refresh token",
    },
    {
      rule: "a state stays in its parameter",
      find: "escapeText(value)}`)",
      replace: "encodeURI(value)}`)",
      red: 'the answer to a client gives back the state as it came: "a b+c&d=e#f?g/h"',
    },
    {
      rule: "a callback URL does not end the header's line",
      find: "/[^\\x21-\\x7e]+/g",
      replace: "/[^\\x00-\\x7e]+/g",
      red: 'the answer to a client goes to "https://app.example/\\r\\nx" with what stands there already',
    },
  ]),
  ...patchesOf(file("logout"), spec("logout"), [
    {
      rule: "who signs out goes to one of the client's logout URLs",
      find: "if (!logoutUrls.includes(logoutUri)) {",
      replace: "if (!logoutUrls.some((one) => logoutUri.startsWith(one))) {",
      red: "where a browser goes that signs out is never http://localhost:5173/bye/",
    },
    {
      rule: "a logout_uri is given once",
      find: "if (more.length > 0) throw",
      replace: "if (false) throw",
      red: "where a browser goes that signs out is not said by a request without a client, without a place, or with two",
    },
  ]),
  ...patchesOf(file("own-origin"), spec("own-origin"), [
    {
      rule: "a form of another site is refused by where it comes from",
      find: 'if (site !== "same-origin" && site !== "none") throw',
      replace: 'if (site === "") throw',
      red: "a form of another site that hides its origin is refused",
    },
    {
      rule: "a form of another origin is refused",
      find: "if (origin !== own) throw",
      replace: 'if (origin === "") throw',
      red: "a form of another site, from a browser that says its origin alone is refused",
    },
  ]),
];
