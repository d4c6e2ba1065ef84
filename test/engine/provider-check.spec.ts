import { expect } from "chai";
import { describeEngine } from "./describe-engine";
import { scenario } from "./lanes";
import { useProject } from "./project";

const program = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
new aws.cognito.UserPool("pool", { passwordPolicy: { minimumLength: 2 }, mfaConfiguration: pulumi.secret("hunter2") });
`;

const preview = scenario(async () => {
  const cli = await useProject().program("provider check", { "index.ts": program });
  return cli.run("preview", ["preview", "--diff"]);
});

describeEngine("a property that the provider does not take", () => {
  it("is named with its path and what was given", async () => {
    const { exitCode, printed } = await preview();
    expect(printed).to.include("resource 'pool' has a problem: passwordPolicy.minimumLength must be 6 to 99, got 2");
    expect(exitCode).to.equal(1);
  });

  it("is named without its value if that is a secret", async () => {
    const { printed } = await preview();
    expect(printed).to.match(/resource 'pool' has a problem: mfaConfiguration must be one of OFF, ON, OPTIONAL\n/);
    expect(printed).to.not.include("hunter2");
  });
});
