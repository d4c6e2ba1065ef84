import path from "node:path";

/** A branding document with colours of its own, in the form that the branding editor writes. */
export const branding = {
  components: {
    primaryButton: {
      lightMode: { defaults: { backgroundColor: "6b2fb3ff", textColor: "ffffffff" } },
      darkMode: { defaults: { backgroundColor: "d0b3ffff", textColor: "1d0a38ff" } },
    },
    pageBackground: { lightMode: { color: "f5effcff" }, darkMode: { color: "150c22ff" } },
    form: {
      borderRadius: 20,
      lightMode: { backgroundColor: "ffffffff", borderColor: "dccdf0ff" },
      darkMode: { backgroundColor: "22153aff", borderColor: "49356bff" },
    },
  },
  componentClasses: {
    link: {
      lightMode: { defaults: { textColor: "5a2599ff" } },
      darkMode: { defaults: { textColor: "d9c4ffff" } },
    },
  },
};

const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="40" height="40" rx="10" fill="#6b2fb3"/><path d="M12 18a8 8 0 0 1 16 0v12H12z" fill="#fff"/></svg>`;

/**
 * A program with two pools: people of `notes` make their accounts themselves and sign in with a password or a code by
 * e-mail; people of `vault` are made by an administrator, need a second factor, and see pages with a look of their own.
 *
 * @param origin of the application that signs people in
 */
export const toProgram = (origin: string) => `import * as pulumi from "@pulumi/pulumi";
import { AuthFlow, FirstFactor, Mfa, MfaMethod, OAuthFlow, SecuredApi } from ${JSON.stringify(path.resolve("components"))};
const text = "export const handler = async (event) => ({ sub: event.requestContext.authorizer.jwt.claims.sub });";
const handler = () => ({ code: new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset(text) }) });
const cors = { origins: [${JSON.stringify(origin)}] };
const client = {
  callbackUrls: [${JSON.stringify(`${origin}/callback`)}],
  logoutUrls: [${JSON.stringify(`${origin}/`)}],
};
new SecuredApi("notes", {
  handler: handler(),
  routes: { "GET /hello": {} },
  client: { ...client, oauthFlows: [OAuthFlow.Code, OAuthFlow.Implicit], authFlows: [AuthFlow.UserAuth] },
  users: { firstFactors: [FirstFactor.Password, FirstFactor.EmailCode], deletionProtection: false },
  cors,
});
const branded = (args) =>
  args.type === "aws:cognito/managedLoginBranding:ManagedLoginBranding"
    ? {
        props: {
          userPoolId: args.props.userPoolId,
          clientId: args.props.clientId,
          settings: ${JSON.stringify(JSON.stringify(branding))},
          assets: [{ category: "FORM_LOGO", colorMode: "DYNAMIC", extension: "SVG", bytes: ${JSON.stringify(Buffer.from(logo).toString("base64"))} }],
        },
        opts: args.opts,
      }
    : undefined;
new SecuredApi(
  "vault",
  {
    handler: handler(),
    routes: { "GET /hello": {} },
    client,
    users: {
      selfSignUp: false,
      mfa: Mfa.Required,
      mfaMethods: [MfaMethod.Totp, MfaMethod.Email, MfaMethod.Sms],
      email: { sesIdentityArn: "arn:aws:ses:eu-west-1:000000000000:identity/vault@example.com" },
      sms: {},
      deletionProtection: false,
    },
    cors,
  },
  { transforms: [branded] },
);
`;
