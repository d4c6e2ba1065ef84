import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { describeEngine } from "./describe-engine";
import { listVersions, toFixture } from "./fixture";
import { scenario } from "./lanes";
import { useProject } from "./project";

/** Steps of the plan that make nobody lose anything. */
const HARMLESS = ["same", "update", "create"];

describeEngine("a stack that an earlier version made", () => {
  for (const version of listVersions()) {
    for (const stack of ["dev", "prod"]) {
      const upgrade = scenario(async () => {
        const cli = await useProject().stack(`upgrade of ${version}`, stack);
        const { stateFile, accountFile } = toFixture(version, stack);
        fs.copyFileSync(accountFile, cli.accountFile);
        const file = `${cli.accountFile}.state`;
        fs.writeFileSync(file, withSecretsProvider(stateFile, path.join(useProject().folder, `Pulumi.${stack}.yaml`)));
        await cli.expectRun("stack import", ["stack", "import", "--file", file]);
        const { output } = await cli.expectRun("preview", ["preview", "--diff", "--json"]);
        return JSON.parse(output) as { steps: { op: string; urn: string }[]; changeSummary: Record<string, number> };
      });

      it(`${version}, ${stack}: loses no resource, and none is replaced`, async () => {
        const { steps, changeSummary } = await upgrade();
        const { same = 0, update = 0 } = changeSummary;
        const lost = steps.filter(({ op }) => !HARMLESS.includes(op)).map(({ op, urn }) => `${op} ${urn}`);
        expect(lost).to.deep.equal([]);
        expect(same + update).to.equal(countResources(toFixture(version, stack).stateFile));
      });
    }
  }
});

/** Pulumi imports no secret into a stack whose state does not say how secrets are kept. */
function withSecretsProvider(stateFile: string, stackFile: string): string {
  const state = JSON.parse(fs.readFileSync(stateFile, "utf8"));
  const { encryptionsalt: salt } = parse(fs.readFileSync(stackFile, "utf8"));
  state.deployment.secrets_providers = { type: "passphrase", state: { salt } };
  return JSON.stringify(state);
}

/** Without the provider, which is none of the plan's steps. */
function countResources(stateFile: string): number {
  const { deployment } = JSON.parse(fs.readFileSync(stateFile, "utf8"));
  const resources: { type: string }[] = deployment.resources;
  return resources.filter(({ type }) => !type.startsWith("pulumi:providers:")).length;
}
