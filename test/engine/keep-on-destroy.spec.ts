import { expect } from "chai";
import { describeEngine } from "./describe-engine";
import { scenario } from "./lanes";
import { useProject } from "./project";

const program = `import * as pulumi from "@pulumi/pulumi";
import { SecuredApi } from "../../components";
const code = new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset("export const handler = () => 1;") });
new SecuredApi("notes", {
  handler: { code },
  routes: { "GET /hello": {}, "POST /notes": { scopes: ["notes/write"] } },
  client: { callbackUrls: ["http://localhost:5173/callback"], scopes: ["openid", "notes/write"] },
  clients: { phone: { callbackUrls: ["notes://callback"] } },
  resourceServers: { notes: { scopes: { write: "write notes" } } },
  users: { deletionProtection: false, keepOnDestroy: true, groups: { editors: {} } },
});
`;

const destroyed = scenario(async () => {
  const cli = await useProject().program("keepOnDestroy", { "index.ts": program });
  await cli.expectRun("up", ["up", "--yes", "--skip-preview"]);
  const before = cli.readAccount();
  const { exitCode } = await cli.run("destroy", ["destroy", "--yes"]);
  return { exitCode, before, after: cli.readAccount() };
});

describeEngine("users.keepOnDestroy", () => {
  it("leaves pool, domain, clients with their sign-in styles, resource servers and groups in the account, and nothing else", async () => {
    const { exitCode, before, after } = await destroyed();
    const identity = before.filter(({ type }) => type.startsWith("aws:cognito/"));
    expect(identity.map(({ type }) => type.split(":")[2]).toSorted()).to.deep.equal([
      "ManagedLoginBranding",
      "ManagedLoginBranding",
      "ResourceServer",
      "UserGroup",
      "UserPool",
      "UserPoolClient",
      "UserPoolClient",
      "UserPoolDomain",
    ]);
    expect([exitCode, after]).to.deep.equal([0, identity]);
  });
});
