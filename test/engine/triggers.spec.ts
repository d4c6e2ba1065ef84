import { expect } from "chai";
import { fromWireObject } from "../../local/engine/wire";
import { describeEngine } from "./describe-engine";
import { scenario } from "./lanes";
import { keepAccount } from "./life-cycle";
import { useProject } from "./project";
import type { Stored } from "./provider/account";

/** An API whose pool has functions of its own, one of which may change the pool's people. */
const program = (triggers: string) => `import * as pulumi from "@pulumi/pulumi";
import { SecuredApi } from "../../components";
const code = new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset("export const handler = (event) => event;") });
new SecuredApi("notes", {
  handler: { code },
  routes: { "GET /hello": {}, "DELETE /notes": { groups: ["editors"] } },
  users: { groups: { editors: {} }, deletionProtection: false, triggers: { ${triggers} } },
});
`;

const preSignUp = "preSignUp: { code }";
const postConfirmation = 'postConfirmation: { code, poolActions: ["cognito-idp:AdminAddUserToGroup"] }';

const life = scenario(async () => {
  const cli = await useProject().program("triggers", { "index.ts": program(`${preSignUp}, ${postConfirmation}`) });
  const step = keepAccount(cli);
  const up = await step("up", ["up", "--yes", "--skip-preview"]);
  const again = await step("second up", ["up", "--yes", "--skip-preview", "--expect-no-changes"]);
  const refresh = await step("refresh", ["refresh", "--yes", "--skip-preview", "--expect-no-changes"]);
  cli.write({ "index.ts": program(postConfirmation) });
  const fewer = await step("up with one trigger less", ["up", "--yes", "--skip-preview"]);
  return { up, again, refresh, fewer, destroy: await step("destroy", ["destroy", "--yes"]) };
});

/** What the pool of an account is told of its functions, and the policy that one of them has on it. */
function describePool(account: Stored[]) {
  const pool = account.find(({ type }) => type === "aws:cognito/userPool:UserPool");
  const functions = account.filter(({ type }) => type === "aws:lambda/function:Function");
  const byArn = new Map(functions.map(({ outputs }) => [fromWireObject(outputs)["arn"], nameOf(outputs)]));
  const { preTokenGenerationConfig, ...config } = fromWireObject(pool?.inputs ?? {})["lambdaConfig"] as Record<
    string,
    string
  >;
  return {
    config: Object.fromEntries(Object.entries(config).map(([name, arn]) => [name, byArn.get(arn)])),
    hasGroups: preTokenGenerationConfig !== undefined,
  };
}

const nameOf = (outputs: Stored["outputs"]) =>
  String(fromWireObject(outputs ?? {})["name"]).replace(/-[0-9a-f]{7}$/, "");

describeEngine("an API with functions that the pool calls", () => {
  it("is made, stays as it is and is destroyed whole, in an order that AWS allows", async () => {
    const { up, again, refresh, fewer, destroy } = await life();
    expect([up, again, refresh, fewer, destroy].map(({ exitCode }) => exitCode)).to.deep.equal([0, 0, 0, 0, 0]);
    expect(destroy.account).to.deep.equal([]);
  });

  it("has each function at its place", async () => {
    expect(describePool((await life()).up.account)).to.deep.equal({
      config: { preSignUp: "notes-preSignUp", postConfirmation: "notes-postConfirmation" },
      hasGroups: true,
    });
  });

  it("lets go of a function that is taken out of the program: pool first, then the function", async () => {
    const { up, fewer } = await life();
    expect(describePool(fewer.account)).to.deep.equal({
      config: { postConfirmation: "notes-postConfirmation" },
      hasGroups: true,
    });
    expect(up.account.length - fewer.account.length).to.equal(5);
  });
});
