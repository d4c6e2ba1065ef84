import path from "node:path";

/** A small API behind a SecuredApi: one open route, one closed one, a table, a grant. */
export const servedProgram = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AuthFlow, SecuredApi } from ${JSON.stringify(path.resolve("components"))};
const text = "export const handler = async (event) => ({ path: event.rawPath, sub: event.requestContext.authorizer?.jwt.claims.sub ?? null });";
const table = new aws.dynamodb.Table("notes", { hashKey: "owner", attributes: [{ name: "owner", type: "S" }] });
const api = new SecuredApi("notes", {
  handler: { code: new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset(text) }), grants: [{ actions: ["dynamodb:GetItem"], resources: [table.arn] }] },
  routes: { "GET /health": { public: true }, "GET /hello": {} },
  client: { callbackUrls: ["http://localhost:5173/callback"], authFlows: [AuthFlow.UserPassword] },
  users: { deletionProtection: false },
});
export const apiUrl = api.url;
export const userPoolId = api.userPoolId;
export const clientId = api.clientId;
export const issuer = api.issuer;
export const discoveryUrl = api.discoveryUrl;
export const signInUrl = api.signInUrl;
export const region = api.region;
`;
