import path from "node:path";
import { expect } from "chai";
import { decodeJwt } from "jose";
import type { ClientSettings } from "../../../local/cognito/settings";
import { createPageBrowser } from "../../clients/page-browser";
import { type ServedProgram, serveProgram } from "../serve-program";

/**
 * A SecuredApi with a route of each kind. Its client may ask for `group/editors`, as no client of the component may by
 * itself: what keeps the scope from who is in no group is then the trigger alone.
 */
const program = (tokenUse: string, machineClients: object) => `import * as pulumi from "@pulumi/pulumi";
import { AuthFlow, SecuredApi, TokenUse } from ${JSON.stringify(path.resolve("components"))};
const text = "export const handler = async (event) => ({ statusCode: 200, body: event.rawPath });";
const mayAskForGroups: pulumi.ResourceTransform = ({ type, props, opts }) =>
  type === "aws:cognito/userPoolClient:UserPoolClient" && props.callbackUrls !== undefined
    ? { props: { ...props, allowedOauthScopes: [...props.allowedOauthScopes, "group/editors"] }, opts }
    : undefined;
new SecuredApi("notes", {
  handler: { code: new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset(text) }) },
  routes: {
    "GET /public": { public: true },
    "GET /nothing": {},
    "GET /scopes": { scopes: ["notes/read"] },
    "GET /groups": { groups: ["editors"] },
  },
  resourceServers: { notes: { scopes: { read: "read notes" } } },
  client: { callbackUrls: ["http://localhost:5173/callback"], scopes: ["openid", "notes/read"], authFlows: [AuthFlow.UserPassword] },
  machineClients: ${JSON.stringify(machineClients)},
  users: { groups: { editors: {}, readers: {} }, deletionProtection: false },
  tokens: { tokenUse: TokenUse.${tokenUse} },
}, { transforms: [mayAskForGroups] });
`;

const password = "Correct-Horse-9";
const paths = ["/public", "/nothing", "/scopes", "/groups"];

type Caller =
  | "nobody"
  | "a user in editors"
  | "a user in no group"
  | "a machine client"
  | "an ID token of a user in editors"
  | "a token asked for with scope=group/editors by the user in no group"
  | "a token asked for with scope=notes/read by the user in no group";

/** Statuses on each path, in their order. */
type Verdicts = Partial<Record<Caller, [onPublic: number, onNothing: number, onScopes: number, onGroups: number]>>;

/** An API that takes access tokens only: a route that asks for nothing takes those of people. */
const accessOnly: Verdicts = {
  nobody: [200, 401, 401, 401],
  "a user in editors": [200, 200, 403, 200],
  "a user in no group": [200, 200, 403, 403],
  "a machine client": [200, 403, 200, 403],
  "an ID token of a user in editors": [200, 403, 403, 403],
  "a token asked for with scope=group/editors by the user in no group": [200, 200, 403, 403],
  "a token asked for with scope=notes/read by the user in no group": [200, 200, 200, 403],
};

/** An API that takes ID tokens too, on a route that asks for nothing. The component refuses machine clients beside it. */
const accessOrId: Verdicts = {
  nobody: [200, 401, 401, 401],
  "a user in editors": [200, 200, 403, 200],
  "a user in no group": [200, 200, 403, 403],
  "an ID token of a user in editors": [200, 200, 403, 403],
  "a token asked for with scope=group/editors by the user in no group": [200, 200, 403, 403],
  "a token asked for with scope=notes/read by the user in no group": [200, 200, 200, 403],
};

/** What the callers hold. */
const userScope = "aws.cognito.signin.user.admin";
const held: Record<Caller, [use?: string, scope?: string | undefined, groups?: string[]]> = {
  nobody: [],
  "a user in editors": ["access", `${userScope} group/editors`, ["editors"]],
  "a user in no group": ["access", userScope],
  "a machine client": ["access", "notes/read"],
  "an ID token of a user in editors": ["id", undefined, ["editors"]],
  "a token asked for with scope=group/editors by the user in no group": ["access", "openid"],
  "a token asked for with scope=notes/read by the user in no group": ["access", "openid notes/read"],
};

for (const [tokenUse, machineClients, verdicts] of [
  ["Access", { job: { scopes: ["notes/read"] } }, accessOnly],
  ["AccessOrId", {}, accessOrId],
] as const) {
  describe(`callers of an API with tokenUse ${tokenUse}`, function () {
    this.timeout(60_000);
    let served: ServedProgram;
    let tokens: Partial<Record<Caller, string>>;

    before(async () => {
      served = await serveProgram(program(tokenUse, machineClients));
      tokens = await makeTokens(served);
    });
    after(() => served?.close());

    for (const caller of Object.keys(verdicts) as Caller[]) {
      it(`hold what they were given and no scope of a group that they are not in: ${caller}`, () => {
        const [use, scope, groups] = held[caller];
        const claims = decodeJwt(tokens[caller] ?? "e30.e30.");
        expect([claims["token_use"], claims["scope"], claims["cognito:groups"]]).to.deep.equal([use, scope, groups]);
      });
    }

    for (const [caller, statuses] of Object.entries(verdicts)) {
      for (const [index, route] of paths.entries()) {
        it(`get ${statuses[index]} on ${route}: ${caller}`, async () => {
          const token = tokens[caller as Caller];
          const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
          const [apiUrl = ""] = Object.values(served.apiUrls);
          expect((await fetch(apiUrl + route, { headers })).status).to.equal(statuses[index]);
        });
      }
    }
  });
}

/** Really signed, each made by the code that hands it out. */
async function makeTokens({ settings, cognito, endpointUrl }: ServedProgram): Promise<Partial<Record<Caller, string>>> {
  const { pools, clients } = settings.identity;
  const people = clients.find(({ callbackUrls }) => callbackUrls.length > 0);
  const machine = clients.find(({ allowedOauthFlows }) => allowedOauthFlows.includes("client_credentials"));
  const editor = { username: "editor@example.com", password, attributes: {}, groups: ["editors"] };
  const loner = { ...editor, username: "loner@example.com", groups: [] };
  await cognito.seed(pools[0]?.id ?? "", [editor, loner]);
  const clientId = people?.id ?? "";
  const asEditor = await signIn(cognito, clientId, editor.username);
  const asLoner = await signIn(cognito, clientId, loner.username);
  const ask = (scope: string) => signInOnPage(endpointUrl, people, loner.username, scope);
  return {
    "a user in editors": asEditor.AccessToken,
    "a user in no group": asLoner.AccessToken,
    ...(machine === undefined ? {} : { "a machine client": await machineToken(endpointUrl, machine) }),
    "an ID token of a user in editors": asEditor.IdToken,
    "a token asked for with scope=group/editors by the user in no group": await ask("openid group/editors"),
    "a token asked for with scope=notes/read by the user in no group": await ask("openid notes/read"),
  };
}

async function signIn(cognito: ServedProgram["cognito"], ClientId: string, username: string) {
  const AuthParameters = { USERNAME: username, PASSWORD: password };
  const request = { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters };
  const { body } = await cognito.call("InitiateAuth", JSON.stringify(request), { signed: false });
  return (body as { AuthenticationResult: { AccessToken: string; IdToken: string } }).AuthenticationResult;
}

async function signInOnPage(
  endpointUrl: string,
  client: ClientSettings | undefined,
  username: string,
  scope: string,
): Promise<string> {
  const [redirect_uri = ""] = client?.callbackUrls ?? [];
  const client_id = client?.id ?? "";
  const asked = new URLSearchParams({ client_id, response_type: "code", redirect_uri, scope });
  const address = `${endpointUrl}/oauth2/authorize?${asked}`;
  const { searchParams } = await createPageBrowser(endpointUrl).signIn(address, username, password);
  const code = searchParams.get("code") ?? "";
  return askForToken(endpointUrl, { grant_type: "authorization_code", client_id, redirect_uri, code });
}

function machineToken(endpointUrl: string, { id, secret = "" }: ClientSettings): Promise<string> {
  return askForToken(endpointUrl, { grant_type: "client_credentials", client_id: id, client_secret: secret });
}

async function askForToken(endpointUrl: string, form: Record<string, string>): Promise<string> {
  const response = await fetch(`${endpointUrl}/oauth2/token`, { method: "POST", body: new URLSearchParams(form) });
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}
