import { expect } from "chai";
import { describeEngine } from "./describe-engine";
import { scenario } from "./lanes";
import { useProject } from "./project";
import type { Stored } from "./provider/account";
import type { StackCli } from "./pulumi-cli";

const pool = "aws:cognito/userPool:UserPool";
const domain = "aws:cognito/userPoolDomain:UserPoolDomain";

const program = `import * as pulumi from "@pulumi/pulumi";
import { SecuredApi } from "../../components";
const code = new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset("export const handler = () => 1;") });
new SecuredApi("notes", {
  handler: { code },
  routes: { "GET /hello": {} },
  client: { callbackUrls: ["http://localhost:5173/callback"] },
});
`;

const up = ["up", "--yes", "--skip-preview"];

/** Kills the engine when the resource is in the account and Pulumi does not know it yet. */
async function killAt(cli: StackCli, name: string): Promise<Stored[]> {
  const hangs = { STAND_IN_HANGS_AT: name };
  await cli.runAndKill("up, killed", [...up, "--parallel", "1"], hangs, `${cli.accountFile}.hangs`);
  return cli.readAccount();
}

const upAgain = scenario(async () => {
  const cli = await useProject().stack("killed at the pool", "dev");
  const left = await killAt(cli, "notes-pool");
  const locked = await cli.run("up, locked", up);
  await cli.expectRun("cancel", ["cancel", "--yes"]);
  const after = await cli.run("up after cancel", up);
  const cleared = await cli.run("refresh", ["refresh", "--yes", "--clear-pending-creates"]);
  return { left, locked, after, cleared, account: cli.readAccount() };
});

const foundAgain = scenario(async () => {
  const cli = await useProject().program("killed at the domain", { "index.ts": program });
  const left = await killAt(cli, "notes-domain");
  await cli.expectRun("cancel", ["cancel", "--yes"]);
  await cli.expectRun("refresh", ["refresh", "--yes", "--skip-preview", "--clear-pending-creates"]);
  const id = left.find(({ type }) => type === domain)?.id ?? "";
  const parent = "notes=urn:pulumi:dev::other::secured-api:index:SecuredApi::notes";
  const found = [domain, "notes-domain", id, "--parent", parent, "--generate-code=false", "--protect=false"];
  const imported = await cli.run("import", ["import", "--yes", "--skip-preview", ...found]);
  return { left, imported, after: await cli.run("up after it", up), account: cli.readAccount() };
});

describeEngine("an `up` whose engine was killed", () => {
  it("leaves what it made in the account, the last of it unknown to Pulumi", async () => {
    const { left } = await upAgain();
    expect(left.at(-1)?.type).to.equal(pool);
  });

  it("leaves a lock, which `pulumi cancel` takes away", async () => {
    const { locked } = await upAgain();
    expect(locked.printed).to.include("error: the stack is currently locked by 1 lock(s).");
    expect(locked.exitCode).to.equal(1);
  });

  it("is finished by the next one, which says what it cannot know", async () => {
    const { after } = await upAgain();
    expect(after.printed)
      .to.include(
        "warning: Attempting to deploy or update resources with 1 pending operations from previous deployment.",
      )
      .and.include("$aws:cognito/userPool:UserPool::notes-pool, interrupted while creating");
    expect(after.exitCode).to.equal(0);
  });

  it("has every resource once after that, and a pool beside them that nothing uses", async () => {
    const { left, account } = await upAgain();
    const lost = left.at(-1);
    const used = account.filter(({ id }) => id !== lost?.id);
    expect(used.filter(({ type }) => type === pool).length).to.equal(1);
    expect(used.length).to.equal(27);
    expect(account.filter(({ inputs }) => inputs["userPoolId"] === lost?.id)).to.deep.equal([]);
  });

  it("is forgotten by `pulumi refresh --clear-pending-creates`", async () => {
    const { cleared } = await upAgain();
    expect(cleared.printed).to.not.include("pending");
    expect(cleared.exitCode).to.equal(0);
  });

  it("loses nothing if what Pulumi does not know is imported before the next one", async () => {
    const { left, imported, after, account } = await foundAgain();
    const logGroups = account.filter(({ type }) => type === "aws:cloudwatch/logGroup:LogGroup");
    expect([imported.exitCode, after.exitCode]).to.deep.equal([0, 0]);
    expect(account.find(({ type }) => type === domain)).to.deep.equal(left.at(-1));
    expect(new Set(account.map(({ type }) => type)).size).to.equal(account.length - logGroups.length + 1);
  });
});
