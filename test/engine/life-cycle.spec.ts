import { expect } from "chai";
import { describeEngine } from "./describe-engine";
import { scenario } from "./lanes";
import { bringUp, keepAccount } from "./life-cycle";
import { lifeOfDev } from "./life-of-dev";
import { useProject } from "./project";

const lifeOfProd = scenario(async () => {
  const cli = await useProject().stack("life of prod", "prod");
  const step = keepAccount(cli);
  const prefix = ["--config", "secured-api:domainPrefix=notes-of-acme"];
  const off = ["--config", "secured-api:deletionProtection=false"];
  return {
    ...(await bringUp(cli)),
    replaced: await step("preview, another domain", ["preview", ...prefix]),
    refused: await step("destroy, protected", ["destroy", "--yes"]),
    unprotected: await step("up, protection off", ["up", "--yes", "--skip-preview", ...off]),
    destroy: await step("destroy", ["destroy", "--yes"]),
  };
});

describeEngine("the real engine", () => {
  for (const [stack, life] of Object.entries({ dev: lifeOfDev, prod: lifeOfProd })) {
    describe(`on the stack ${stack}`, () => {
      it("previews all resources and makes none", async () => {
        const { preview } = await life();
        expect(preview.printed).to.include("+ 30 to create");
        expect([preview.exitCode, preview.account]).to.deep.equal([0, []]);
      });

      it("makes them", async () => {
        const { up } = await life();
        expect(up.printed).to.include("+ 30 created");
        expect([up.exitCode, up.account.length]).to.deep.equal([0, 27]);
      });

      it("changes nothing the second time", async () => {
        const { again } = await life();
        expect(again.printed).to.include("30 unchanged");
        expect(again.exitCode).to.equal(0);
      });

      it("finds no drift", async () => {
        const { refresh, up } = await life();
        expect(refresh.printed).to.include("30 unchanged");
        expect([refresh.exitCode, refresh.account]).to.deep.equal([0, up.account]);
      });

      it("shows the outputs", async () => {
        const { outputs } = await life();
        const { apiUrl, userPoolId, region } = JSON.parse(outputs.output);
        expect(apiUrl).to.match(/^https:\/\/[a-z0-9]{10}\.execute-api\.eu-west-1\.amazonaws\.com$/);
        expect(userPoolId).to.match(/^eu-west-1_[A-Za-z0-9]{9}$/);
        expect(region).to.equal("eu-west-1");
      });

      it("destroys all of it", async () => {
        const { destroy } = await life();
        expect(destroy.printed).to.include("- 30 deleted");
        expect([destroy.exitCode, destroy.account]).to.deep.equal([0, []]);
      });
    });
  }

  it("does not replace the domain of the stack prod, which is protected", async () => {
    const { replaced } = await lifeOfProd();
    expect(replaced.printed).to.match(/unable to replace resource "urn:\S+::notes-domain"/);
    expect(replaced.exitCode).to.equal(1);
  });

  describe("asked to destroy the stack prod", () => {
    it("refuses, names what is protected and destroys nothing", async () => {
      const { refused, refresh } = await lifeOfProd();
      for (const name of [
        "apigatewayv2/stage:Stage::notes-stage",
        "cognito/userPoolDomain:UserPoolDomain::notes-domain",
      ]) {
        const urn = `urn:pulumi:prod::secured-api::secured-api:index:SecuredApi$aws:${name}`;
        expect(refused.printed).to.include(`
    error: Preview failed: resource "${urn}" cannot be deleted
    because it is protected. To unprotect the resource, either remove the \`protect\` flag from the resource in your Pulumi program and run \`pulumi up\`, or use the command:
    \`pulumi state unprotect '${urn}'\`
`);
      }
      expect([refused.exitCode, refused.account]).to.deep.equal([1, refresh.account]);
    });

    it("does it after one up with deletionProtection false", async () => {
      const { unprotected, destroy } = await lifeOfProd();
      expect(unprotected.printed).to.include("~ 2 updated");
      expect([unprotected.exitCode, destroy.exitCode, destroy.account]).to.deep.equal([0, 0, []]);
    });
  });
});
