import path from "node:path";
import { type ServedProgram, serveProgram } from "../local/serve-program";
import { createPageBrowser } from "./page-browser";

export const callbackUrl = "http://localhost:5173/callback";
export const logoutUrl = "http://localhost:5173/bye";
export const username = "alice@example.com";
export const password = "Correct-Horse-9";

/** Verifies the token of a request with the package as it is, which asks AWS's address for the keys. */
const verifying = (load: string) => `${load}
const handler = async ({ headers, requestContext }) => {
  const { iss } = requestContext.authorizer.jwt.claims;
  const verifier = CognitoJwtVerifier.create({ userPoolId: iss.split("/").pop(), tokenUse: "access", clientId: null });
  const { username, scope } = await verifier.verify(headers.authorization.slice("Bearer ".length));
  return { statusCode: 200, body: JSON.stringify({ username, scope }) };
};`;

const jwtVerify = JSON.stringify(path.resolve("node_modules/aws-jwt-verify/dist/cjs/index.js"));
const jwtVerifyModule = JSON.stringify(`file://${path.resolve("node_modules/aws-jwt-verify/dist/esm/index.js")}`);
const asCommonJs = `${verifying(`const { CognitoJwtVerifier } = require(${jwtVerify});`)}\nexports.handler = handler;`;
const asModule = `${verifying(`import { CognitoJwtVerifier } from ${jwtVerifyModule};`)}\nexport { handler };`;

const program = `import * as pulumi from "@pulumi/pulumi";
import { AuthFlow, SecuredApi } from ${JSON.stringify(path.resolve("components"))};
const code = (file: string, text: string) => new pulumi.asset.AssetArchive({ [file]: new pulumi.asset.StringAsset(text) });
const api = new SecuredApi("notes", {
  handler: { code: code("index.cjs", ${JSON.stringify(asCommonJs)}) },
  routes: { "GET /verified": {}, "GET /verified-as-module": { handler: "module" } },
  handlers: { module: { code: code("index.mjs", ${JSON.stringify(asModule)}) } },
  resourceServers: { notes: { scopes: { read: "read notes" } } },
  client: { callbackUrls: ["${callbackUrl}"], logoutUrls: ["${logoutUrl}"],
            scopes: ["openid", "email", "notes/read"], authFlows: [AuthFlow.UserPassword] },
  users: { deletionProtection: false },
});
`;

/** A served program whose client people sign in with on the page, and a browser. */
export interface ClientProgram extends ServedProgram {
  clientId: string;
  issuer: string;

  /** Signs alice in where a client sends the browser, and gives what comes back to the client. */
  signIn(address: URL): Promise<URL>;

  /** `fetch` of a client on AWS: the issuer's host is this machine's, no other is asked. */
  fetchHere: (url: string, init?: object) => Promise<Response>;
}

export async function serveClientProgram(): Promise<ClientProgram> {
  const served = await serveProgram(program);
  const { clients, pools } = served.settings.identity;
  const [poolId = "", clientId = ""] = [pools[0]?.id, clients[0]?.id];
  await served.cognito.seed(poolId, [{ username, password, attributes: {}, groups: [] }]);
  const issuerHost = "https://cognito-idp.eu-west-1.amazonaws.com";
  const fetchHere = async (url: string, init: object = {}) => {
    const here = url.replace(issuerHost, served.endpointUrl);
    if (!here.startsWith(`${served.endpointUrl}/`)) throw new Error(`${url} is not of this machine`);
    return fetch(here, init);
  };
  const signIn = (address: URL) => createPageBrowser(served.endpointUrl).signIn(address, username, password);
  return { ...served, clientId, issuer: `${issuerHost}/${poolId}`, signIn, fetchHere };
}
