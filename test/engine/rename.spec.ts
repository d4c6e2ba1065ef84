import { expect } from "chai";
import { describeEngine } from "./describe-engine";
import { scenario } from "./lanes";
import { useProject } from "./project";

const program = (name: string, options: string) => `import * as pulumi from "@pulumi/pulumi";
import { SecuredApi } from "../../components";
const code = new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset("export const handler = () => 1;") });
new SecuredApi(${JSON.stringify(name)}, {
  handler: { code },
  routes: { "GET /hello": {}, "POST /notes": { scopes: ["notes/write"] } },
  client: { callbackUrls: ["http://localhost:5173/callback"], scopes: ["openid", "notes/write"] },
  resourceServers: { notes: { scopes: { write: "write notes" } } },
  signInPage: { domainPrefix: "notes-of-acme" },
}, ${options});
`;

const rename = scenario(async () => {
  const cli = await useProject().program("rename", { "index.ts": program("notes", "{}") });
  await cli.expectRun("up", ["up", "--yes", "--skip-preview"]);
  cli.write({ "index.ts": program("journal", '{ aliases: [{ name: "notes" }] }') });
  return cli.run("preview, renamed", ["preview", "--expect-no-changes"]);
});

describeEngine("a component that is renamed", () => {
  it("keeps every resource if it has an alias of its old name and the domain prefix it had", async () => {
    const { printed, exitCode } = await rename();
    expect(printed).to.match(/^ +19 unchanged$/m);
    expect(exitCode).to.equal(0);
  });
});
