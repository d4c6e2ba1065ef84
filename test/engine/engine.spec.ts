import { spawnSync } from "node:child_process";
import { expect } from "chai";
import { createProject, type PulumiProject, type StackCli } from "./pulumi-cli";

const hasPulumi = spawnSync("pulumi", ["version"]).status === 0;

describe("the real Pulumi CLI", function () {
  this.timeout(180_000);

  let project: PulumiProject;

  before(function () {
    if (!hasPulumi) {
      console.log("    skipped: pulumi is not on PATH");
      this.skip();
    }
    project = createProject();
  });

  after(() => project?.remove());

  for (const stack of ["dev", "prod"]) {
    describe(`on the stack ${stack}`, () => {
      let pulumi: StackCli;

      before(async () => {
        pulumi = await project.init(stack);
      });

      it("previews all resources and makes none", async () => {
        const { exitCode, printed } = await pulumi.run("preview");
        expect(printed).to.include("+ 30 to create");
        expect([exitCode, pulumi.readAccount()]).to.deep.equal([0, {}]);
      });

      it("makes them", async () => {
        const { exitCode, printed } = await pulumi.run("up", "--yes", "--skip-preview");
        expect(printed).to.include("+ 30 created");
        expect([exitCode, Object.keys(pulumi.readAccount()).length]).to.deep.equal([0, 27]);
      });

      it("changes nothing the second time", async () => {
        const { exitCode, printed } = await pulumi.run("up", "--yes", "--skip-preview", "--expect-no-changes");
        expect(printed).to.include("30 unchanged");
        expect(exitCode).to.equal(0);
      });

      it("shows the outputs", async () => {
        const { printed } = await pulumi.run("stack", "output", "--json");
        expect(JSON.parse(printed)).to.include({
          apiUrl: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
          userPoolId: "eu-west-1_Ab12Cd34E",
          region: "eu-west-1",
        });
      });

      if (stack === "prod") {
        it("refuses to destroy what is protected, and destroys nothing", async () => {
          const account = pulumi.readAccount();
          const { exitCode, printed } = await pulumi.run("destroy", "--yes");
          expect(printed).to.match(/resource "urn:\S+::notes\S*" cannot be deleted\s+because it is protected/);
          expect([exitCode, pulumi.readAccount()]).to.deep.equal([1, account]);
        });

        it("takes the protection away by one up with deletionProtection false", async () => {
          const off = ["--config", "secured-api:deletionProtection=false"];
          const { exitCode } = await pulumi.run("up", "--yes", "--skip-preview", ...off);
          expect(exitCode).to.equal(0);
        });
      }

      it("destroys all of it", async () => {
        const { exitCode, printed } = await pulumi.run("destroy", "--yes", "--skip-preview");
        expect(printed).to.include("- 30 deleted");
        expect([exitCode, pulumi.readAccount()]).to.deep.equal([0, {}]);
      });
    });
  }

  describe("on a stack whose file has a mistake", () => {
    let pulumi: StackCli;

    before(async () => {
      pulumi = await project.init("mistaken");
    });

    const mistakes: [string, string, string][] = [
      [
        "names a missing key and the command that sets it",
        "aws:region: eu-west-1",
        "error: secured-api:callbackUrls is missing: every stack needs at least one; set it with `pulumi config set --path 'secured-api:callbackUrls[0]' https://app.example.com/callback`",
      ],
      [
        "names an unknown key and the one it may mean",
        "secured-api:calbackUrls: []",
        "error: secured-api:calbackUrls is not a configuration key: did you mean callbackUrls; remove it with `pulumi config rm secured-api:calbackUrls`",
      ],
      [
        "names a mistyped key",
        "secured-api:accessMinutes: an hour",
        "configuration key 'accessMinutes' must be of type 'integer'",
      ],
    ];
    for (const [title, line, message] of mistakes) {
      it(title, async () => {
        const { exitCode, printed } = await pulumi.preview(`config:\n  ${line}\n`);
        expect(printed).to.include(message);
        expect(printed).to.not.include("notes");
        expect(exitCode).to.equal(1);
      });
    }
  });
});
