import type { Sabotage } from "../sabotage";
import { takenOut } from "./taken-out";

const passwordPolicy = takenOut("checks/password-policy", "checks/password-policy", [
  ["refuses minimumLength below 6", "{ min: 6, max: 99, otherwise: 12 }", "{ min: 0, max: 99, otherwise: 12 }"],
  ["refuses minimumLength above 99", "{ min: 6, max: 99, otherwise: 12 }", "{ min: 6, max: 1000, otherwise: 12 }"],
  ["refuses historySize below 0", "{ min: 0, max: 24, otherwise: 0 }", "{ min: -9, max: 24, otherwise: 0 }"],
  ["refuses historySize above 24", "{ min: 0, max: 24, otherwise: 0 }", "{ min: 0, max: 1000, otherwise: 0 }"],
  ["refuses temporaryPasswordDays below 1", "{ min: 1, max: 365, otherwise: 7 }", "{ min: 0, max: 365, otherwise: 7 }"],
  [
    "refuses temporaryPasswordDays above 365",
    "{ min: 1, max: 365, otherwise: 7 }",
    "{ min: 1, max: 1000, otherwise: 7 }",
  ],
]);

const lifetimes = takenOut("checks/lifetimes", "checks/lifetimes", [
  [
    "refuses accessMinutes below 5",
    "parseWhole(given.accessMinutes, { ...tokenMinutes,",
    "parseWhole(given.accessMinutes, { min: 0, max: 1440,",
  ],
  [
    "refuses accessMinutes above 1440",
    "parseWhole(given.accessMinutes, { ...tokenMinutes,",
    "parseWhole(given.accessMinutes, { min: 5, max: 9999,",
  ],
  [
    "refuses idMinutes below 5",
    "parseWhole(given.idMinutes, { ...tokenMinutes,",
    "parseWhole(given.idMinutes, { min: 0, max: 1440,",
  ],
  [
    "refuses idMinutes above 1440",
    "parseWhole(given.idMinutes, { ...tokenMinutes,",
    "parseWhole(given.idMinutes, { min: 5, max: 9999,",
  ],
  ["refuses refreshDays below 1", "{ min: 1, max: 3650,", "{ min: 0, max: 3650,"],
  ["refuses refreshDays above 3650", "{ min: 1, max: 3650,", "{ min: 1, max: 9999,"],
  [
    "lets no rotated refresh token be used again unless told otherwise",
    "{ min: 0, max: 60, otherwise: 0 }",
    "{ min: 0, max: 60, otherwise: 60 }",
  ],
  ["refuses a grace period below 0 seconds", "{ min: 0, max: 60,", "{ min: -9, max: 60,"],
  ["refuses a grace period above 60 seconds", "{ min: 0, max: 60,", "{ min: 0, max: 99,"],
  [
    "refuses a grace period where refresh tokens do not rotate",
    "if (rotationGraceSeconds.value !== undefined) {",
    'if (rotationGraceSeconds.value === "") {',
  ],
  ['refuses the text "true" for rotation', "parseBoolean(rotateRefreshTokens, false)", "rotateRefreshTokens.value"],
]);

const urls = takenOut("checks/urls", "checks/urls", [
  ["takes 100, refuses more", "if (urls.length > 100) refuse(", "if (urls.length > 1e9) refuse("],
  ["refuses one that stands twice", "requireDistinct(where, urls, describe);", ""],
  ["refuses more than 1024 characters", "if (url.length > 1024) refuse(", "if (url.length > 1e9) refuse("],
  [
    "refuses a user name or a password, and quotes neither: https://alice:pass@app.org/",
    "if (/\\/\\/[^/?#]*@/.test(url))",
    'if (url === "")',
  ],
  ["refuses the wildcard in https://*.app.org/", 'if (url.includes("*")) refuse(', 'if (url === "") refuse('],
  ["refuses a fragment, even an empty one", 'if (url.includes("#")) refuse(', 'if (url === "") refuse('],
  [
    'refuses a character that a URL must encode: "https://app.org/a b"',
    "if (!/^[\\w.~:/?[\\]@!$&'()+,;=%-]+$/.test(url)) {",
    'if (url === "") {',
  ],
  [
    "refuses /callback, which is no whole URL",
    'if (scheme === undefined) refuse(where, "must be a whole URL", "write https://<host>/<path>", given);',
    "if (scheme === undefined) return;",
  ],
  [
    "refuses http beyond this machine: http://app.org/",
    'if (scheme === "http") requireLoopback(',
    'if (scheme === "") requireLoopback(',
  ],
  [
    "refuses http beyond this machine: http://localhost.evil.org/",
    "(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d+)?([/?]|$)/",
    "(localhost|127\\.0\\.0\\.1|\\[::1\\])/",
  ],
  ["refuses a port that no machine has", "if (!URL.canParse(url)) refuse(", 'if (url === "") refuse('],
  [
    "refuses javascript:, which is no app's own scheme",
    "else if (foreignSchemes.test(scheme))",
    'else if (scheme === "")',
  ],
  [
    "refuses https without a host",
    'if (parsed === undefined) refuse(where, "is not a URL", "write https://<host>/<path>", given);',
    "if (parsed === undefined) return;",
  ],
  [
    "refuses a host that browsers read in another way: https://%61pp.org/",
    "if (!url.startsWith(",
    'if (!url.startsWith("https://") && !url.startsWith(',
  ],
  [
    "refuses self:x, which is no path of the API",
    "if (!/^self:\\/(?!\\/)/.test(url)) refuse(",
    'if (url === "") refuse(',
  ],
  [
    "refuses self://x, which is no path of the API",
    "if (!/^self:\\/(?!\\/)/.test(url)) refuse(",
    "if (!/^self:\\//.test(url)) refuse(",
  ],
  ["leaves https://app.org/self:/a as it is", 'return url.startsWith("self:") ?', 'return url.includes("self:") ?'],
  ["refuses a computed one without quoting it", "describe: Describe = hide)", "describe: Describe = String)"],
  ["finds the hosts that are kept for examples", "example\\.(com|net|org)([:/?]|$)", "example\\.(net|org)([:/?]|$)"],
]);

const clients = takenOut("checks/clients", "checks/clients", [
  [
    "takes as many clients as an authorizer takes audiences, refuses more",
    "if (others.length > 49) refuse(",
    "if (others.length > 1e9) refuse(",
  ],
  ["refuses the name of the first client for another", "if (key === firstKey) refuse(", 'if (key === "") refuse('],
  ["refuses a name that no resource can have", "requirePartName(key, where);", ""],
  [
    "lets people write no custom attribute unless told otherwise",
    "named ?? (attributes.length > 0 ? [...standardWritableAttributes] : undefined)",
    "named",
  ],
  [
    "refuses to let people read an attribute that the pool has not, naming the nearest",
    'requireAttributeNames(given.readAttributes, attributes, "read")',
    "parseTexts(given.readAttributes)",
  ],
  [
    "refuses to let people write an attribute that the pool has not, naming the nearest",
    'requireAttributeNames(option, attributes, "write")',
    "parseTexts(option)",
  ],
  [
    "refuses to let people write what Cognito sets alone, though they may read it",
    'requireAttributeNames(option, attributes, "write")',
    'requireAttributeNames(option, attributes, "read")',
  ],
  ["refuses logoutUrls without callback URLs", "if (common.logoutUrls.length > 0) refuseOAuth(given.logoutUrls);", ""],
  [
    "refuses oauthFlows without callback URLs",
    "if (given.oauthFlows.value !== undefined) refuseOAuth(given.oauthFlows);",
    "",
  ],
  ["refuses scopes without callback URLs", "if (given.scopes.value !== undefined) refuseOAuth(given.scopes);", ""],
  [
    "refuses a callback URL that Cognito does not take, quoting it",
    "return requireRedirectUrls(parseInputs(option) ?? [], option.where, show);",
    "return parseInputs(option) ?? [];",
  ],
  [
    "refuses a logout URL that Cognito does not take",
    "parseRedirectUrls(given.logoutUrls)",
    "parseInputs(given.logoutUrls) ?? []",
  ],
  ["refuses an empty list of OAuth flows", "if (flows.length === 0) refuse(", "if (flows.length > 1e9) refuse("],
  ["refuses scopes without openid", 'if (!scopes.includes("openid")) refuse(', "if (scopes.length > 1e9) refuse("],
  ["takes 50 scopes, refuses more", "if (scopes.length > 50) refuse(", "if (scopes.length > 1e9) refuse("],
  ["warns of addresses that are nobody's", "findExampleUrls([...callbackUrls, ...logoutUrls])", "findExampleUrls([])"],
  ["warns of a secret beside the implicit flow", "generateSecret && oauthFlows.includes(OAuthFlow.Implicit)", "!key"],
]);

const domainPrefix = takenOut("checks/domain-prefix", "checks/domain-prefix", [
  ["refuses more than 63 characters", "if (prefix.length > maxLength)", "if (prefix.length > 1e9)"],
  ["refuses Notes", "if (!/^[a-z0-9-]+$/.test(prefix)) {", 'if (prefix === "") {'],
  ["refuses notes--dev", "if (/^-|-$|--/.test(prefix))", 'if (prefix === "")'],
  ["refuses my-aws, which holds a word of AWS's own", "if (word !== undefined)", 'if (word === "")'],
  [
    "refuses a computed one without quoting it",
    "describe = hide): string {",
    "describe: (value: unknown) => string = String): string {",
  ],
  ["derives one that Cognito takes, whatever the names", 'reserved.join("|")', '["_"].join("|")'],
  [
    "derives another one for another account, project or stack",
    "JSON.stringify([accountId, project, stack])",
    "JSON.stringify([project, stack])",
  ],
]);

const signInPage = takenOut("checks/sign-in-page", "checks/sign-in-page", [
  [
    "exists for the token endpoint of a machine client alone",
    "signedIn.length === 0 && machineClients.length === 0",
    "signedIn.length === 0",
  ],
  [
    "counts no machine client among those that need a style",
    "if (!classic && signedIn.length > 20) {",
    "if (!classic && signedIn.length + machineClients.length > 20) {",
  ],
  ["refuses settings of a page that does not exist", "if (option.value !== undefined)", 'if (option.value === "")'],
  [
    "refuses more clients with managed login than a pool has styles",
    "if (!classic && signedIn.length > 20) {",
    "if (!classic && signedIn.length > 1e9) {",
  ],
  [
    "refuses a prefix that Cognito does not take, quoting it",
    "isComputed(value) ? toInput(where, value) : requireDomainPrefix(value, where, show)",
    "toInput(where, value)",
  ],
]);

const resourceServers = takenOut("checks/resource-servers", "checks/resource-servers", [
  ["takes 25 servers, refuses more", "if (servers.length > 25)", "if (servers.length > 1e9)"],
  ["takes 100 scopes, refuses more", "if (scopes.length > 100) refuse(", "if (scopes.length > 1e9) refuse("],
  ["refuses a server with empty scopes", "if (scopes.length === 0) refuse(", "if (scopes.length > 1e9) refuse("],
  [
    'refuses the identifier "my notes"',
    "if (!/^[\\x21\\x23-\\x5B\\x5D-\\x7E]+$/.test(identifier)) {",
    'if (identifier === "\\n") {',
  ],
  [
    "refuses the identifier openid, a scope of Cognito's own",
    "if (standardScopes.includes(identifier))",
    'if (identifier === "\\n")',
  ],
  [
    "refuses the identifier group/editors, which makes scopes of groups",
    "if (isGroupScope(identifier)) refuse(",
    'if (identifier === "group") refuse(',
  ],
  [
    "refuses the identifier group, which makes scopes of groups",
    "if (isGroupScope(identifier)) refuse(",
    "if (/^group\\//.test(identifier)) refuse(",
  ],
  [
    'refuses the scope name "a/b"',
    "if (!/^[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+$/.test(name)) {",
    'if (name === "\\n") {',
  ],
  [
    "refuses a scope that no route could ask for, because it has more than 64 characters",
    "if (scope.length > maxScopeLength) {",
    "if (scope.length > 1e9) {",
  ],
  [
    "refuses a description of more than 256 characters",
    "if (description.length > 256) {",
    "if (description.length > 1e9) {",
  ],
  [
    "refuses the scope group/editors, which is for groups, even where it is defined",
    "if (isGroupScope(scope)) {",
    'if (scope === "\\n") {',
  ],
  [
    "refuses the scope group, which is for groups, even where it is defined",
    "if (isGroupScope(scope)) {",
    "if (/^group\\//.test(scope)) {",
  ],
  [
    "refuses a scope that is not defined, naming the nearest",
    "if (!defined.includes(scope)) {",
    'if (scope === "\\n") {',
  ],
]);

/** Who may sign in, where, and with what. */
export const identity: Sabotage[] = [
  ...passwordPolicy,
  ...lifetimes,
  ...urls,
  ...clients,
  ...domainPrefix,
  ...signInPage,
  ...resourceServers,
];
