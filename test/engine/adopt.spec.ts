import { expect } from "chai";
import { describeEngine } from "./describe-engine";
import { scenario } from "./lanes";
import { useProject } from "./project";
import { openAccount, type Stored } from "./provider/account";

const type = "aws:cognito/userPool:UserPool";
const id = "eu-west-1_Made0ther";

/** As somebody made it in the console: its user names are told apart by case, and it has an attribute of its own. */
const settings = {
  name: "people",
  usernameAttributes: ["email"],
  usernameConfiguration: { caseSensitive: true },
  schemas: [{ name: "team", attributeDataType: "String", mutable: true }],
};
const arn = `arn:aws:cognito-idp:eu-west-1:000000000000:userpool/${id}`;
const made: Stored = { type, id, inputs: settings, outputs: { ...settings, arn } };

const program = `import * as pulumi from "@pulumi/pulumi";
import { SecuredApi } from "../../components";
const code = new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset("export const handler = () => 1;") });
const adopt: pulumi.ResourceTransform = ({ type, props, opts }) => {
  if (type !== "aws:cognito/userPool:UserPool") return undefined;
  return { props, opts: { ...opts, import: "${id}", ignoreChanges: ["name", "usernameConfiguration", "schemas"] } };
};
new SecuredApi("notes", { handler: { code }, routes: { "GET /hello": {} } }, { transforms: [adopt] });
`;

const adopted = scenario(async () => {
  const cli = await useProject().program("adopt", { "index.ts": program });
  openAccount(cli.accountFile).put(made);
  const first = await cli.run("up", ["up", "--yes", "--skip-preview"]);
  const second = await cli.run("second up", ["up", "--yes", "--skip-preview", "--expect-no-changes"]);
  return { first, second, account: cli.readAccount() };
});

describeEngine("a pool that was made outside of Pulumi, with `import` in a transform of the component", () => {
  it("is taken over as it is: its id, name, user names and attributes stay, and it is protected", async () => {
    const { first, account } = await adopted();
    const pools = account.filter((stored) => stored.type === type);
    expect(first.printed).to.match(/^ += 1 imported$/m);
    expect(pools.map((pool) => pool.id)).to.deep.equal([id]);
    expect(pools[0]?.inputs).to.include({ name: "people", deletionProtection: "ACTIVE" }).and.to.deep.include({
      usernameConfiguration: settings.usernameConfiguration,
      schemas: settings.schemas,
    });
  });

  it("serves the API: client and authorizer are of this pool", async () => {
    const { account } = await adopted();
    const client = account.find((stored) => stored.type.endsWith(":UserPoolClient"));
    const authorizer = account.find((stored) => stored.type.endsWith(":Authorizer"));
    expect(client?.inputs["userPoolId"]).to.equal(id);
    expect(authorizer?.inputs["jwtConfiguration"]).to.deep.equal({
      audiences: [client?.id],
      issuer: `https://cognito-idp.eu-west-1.amazonaws.com/${id}`,
    });
  });

  it("does not change the second time", async () => {
    const { second } = await adopted();
    expect(second.printed).to.match(/^ +15 unchanged$/m);
    expect(second.exitCode).to.equal(0);
  });
});
