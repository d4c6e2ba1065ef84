import type { Sabotage } from "../sabotage";
import { takenFrom } from "./taken-from";

const plain = "app clients sign in by SRP alone, without OAuth, unless told otherwise";
const machine = "machine clients have a secret, client_credentials and custom scopes, and no way for people to sign in";

/** App clients of people and of programs, and the page. */
export const clients: Sabotage[] = [
  ...takenFrom("app-clients", "app-clients", [
    ["user names do not leak", '    preventUserExistenceErrors: "ENABLED",\n', "", plain],
    ["tokens can be revoked", "enableTokenRevocation: true", "enableTokenRevocation: false", plain],
    [
      "lifetimes have units",
      '    tokenValidityUnits: { accessToken: "minutes", idToken: "minutes", refreshToken: "days" },\n',
      "",
      "app clients say the units of lifetimes, also of those that are set",
    ],
    [
      "password flows are off unless named",
      '"ALLOW_USER_SRP_AUTH", ...authFlows',
      '"ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", ...authFlows',
      plain,
    ],
    [
      "OAuth is off without callback URLs",
      "if (plan.callbackUrls.length === 0) return",
      "if (plan.callbackUrls.length < -1) return",
      plain,
    ],
    [
      "resource servers exist before the clients that name their scopes",
      "{ ...opts, dependsOn }",
      "{ ...opts }",
      "resource servers exist before the clients that name their scopes",
    ],
    [
      "an API has an app client",
      'if (first === undefined) throw new pulumi.RunError("an API needs an app client: its tokens are made for one");\n  return [first, ...others];',
      "return [first as AppClientParts, ...others];",
      "app clients are one at least: the authorizer needs an audience",
    ],
    [
      "a client whose refresh tokens rotate has no flow around it",
      "rotation ? [] : ",
      "rotation?.graceSeconds === -1 ? [] : ",
      "refresh tokens of app clients rotate if asked for, without the flow that gives tokens for one and does not",
    ],
    [
      "refresh tokens rotate where asked for",
      "    ...(plan.rotation ? { refreshTokenRotation: toRotation(plan.rotation) } : {}),\n",
      "",
      "refresh tokens of app clients rotate if asked for, without the flow that gives tokens for one and does not",
    ],
    [
      "a rotated refresh token is good for no longer than asked for",
      "retryGracePeriodSeconds: graceSeconds",
      "retryGracePeriodSeconds: Math.max(graceSeconds, 60)",
      "refresh tokens of app clients rotate if asked for, without the flow that gives tokens for one and does not",
    ],
    [
      "people write no custom attribute unless it is named",
      "    ...(plan.writeAttributes ? { writeAttributes: plan.writeAttributes } : {}),\n",
      "",
      "attributes of app clients are written by people only as far as they are standard ones, once the pool has others",
    ],
    [
      "a client reads no attribute but those that were named",
      "    ...(plan.readAttributes ? { readAttributes: plan.readAttributes } : {}),\n",
      "",
      "attributes of app clients are those that were named, of each client its own",
    ],
  ]),
  ...takenFrom("app-clients", "self-callbacks", [
    [
      "computed callback URLs are checked",
      "requireRedirectUrls(written, where)",
      "Array.of<unknown>(written, where)",
      "a callback to the API itself refuses a computed one that leads to another host, once it is known",
    ],
    [
      "a computed callback to the API itself leads there",
      'typeof url !== "string" || ',
      'typeof url === "string" && ',
      "a callback to the API itself is one also if it is known only later",
    ],
    [
      "a callback to the API itself is checked in full",
      "return whenKnown(whole, ",
      "return whole; whenKnown(whole, ",
      "a callback to the API itself refuses one that is too long with the API's URL before it",
    ],
  ]),
  ...takenFrom("machine-clients", "machine-clients", [
    ["a program has a secret", "generateSecret: true", "generateSecret: false", machine],
    [
      "a program gets tokens by client_credentials alone",
      'allowedOauthFlows: ["client_credentials"]',
      'allowedOauthFlows: ["client_credentials", "implicit"]',
      machine,
    ],
    [
      "a program has the scopes that were named",
      "allowedOauthScopes: scopes",
      "allowedOauthScopes: [...scopes, '*']",
      machine,
    ],
    [
      "nobody signs in through a program's client",
      '    explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],\n',
      "",
      machine,
    ],
    ["a program's tokens can be revoked", "enableTokenRevocation: true", "enableTokenRevocation: false", machine],
    [
      "a program's client writes no custom attribute",
      "    writeAttributes: [...standardWritableAttributes],\n",
      "",
      machine,
    ],
    ["the life of a program's tokens has a unit", '    tokenValidityUnits: { accessToken: "minutes" },\n', "", machine],
    [
      "resource servers exist before the programs that name their scopes",
      "{ ...opts, dependsOn }",
      "{ ...opts }",
      machine,
    ],
  ]),
  ...takenFrom("outputs", "machine-clients", [
    [
      "a program's secret is a Pulumi secret",
      "pulumi.secret(Object.fromEntries(secrets))",
      "pulumi.output(Object.fromEntries(secrets))",
      "machine clients are named in the outputs, their secrets as Pulumi secrets",
    ],
  ]),
  ...takenFrom("outputs", "outputs", [
    [
      "a client's secret is a Pulumi secret",
      "pulumi.secret(first.client.clientSecret)",
      "first.client.clientSecret",
      "outputs hold the secret of a client that has one, as a Pulumi secret",
    ],
  ]),
  ...takenFrom("sign-in-urls", "outputs", [
    [
      "the code comes before tokens in an address",
      'oauthFlows.includes(OAuthFlow.Code) ? "code" : "token"',
      'oauthFlows.includes(OAuthFlow.Implicit) ? "token" : "code"',
      "outputs ask for a token only where the client has no authorization code",
    ],
  ]),
  ...takenFrom("sign-in-page", "sign-in-page", [
    [
      "managed login has its branding before it can be opened",
      ", dependsOn: Object.values(brandings)",
      "",
      "sign-in page is styled for every client that has one, before it can be opened",
    ],
    [
      "the old domain goes before the new one comes",
      "deleteBeforeReplace: true, ",
      "",
      "sign-in page is managed login on a derived domain, replaced by taking the old one down first",
    ],
    [
      "there is no page that nobody asked for",
      "if (plan.signInPage === undefined) return undefined;\n  const { classic } = plan.signInPage;",
      "const signInPage = plan.signInPage ?? { domainPrefix: undefined, classic: false };\n  plan = { ...plan, signInPage };\n  if (plan.signInPage === undefined) return undefined;\n  const { classic } = plan.signInPage;",
      "sign-in page is not there without callback URLs",
    ],
  ]),
];
