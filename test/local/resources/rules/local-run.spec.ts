import { expect } from "chai";
import { evaluateProgram } from "../../../../local/engine/evaluate";
import { createLocalProvider } from "../../../../local/resources/catalogue";
import { toProgramSettings } from "../../../../local/resources/program-settings";
import { makeProgram, removePrograms } from "../../engine/program-folder";
import { readApi } from "../declared-api";

const secret = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
const given = (text: string) => pulumi.secret(text) as pulumi.Output<any>;
new aws.cognito.UserPool("pool", { mfaConfiguration: given("hunter2"), passwordPolicy: { minimumLength: given("hunter3").apply(() => 3) } });
`;

describe("the local run", function () {
  this.timeout(30_000);
  after(removePrograms);

  it("refuses what the AWS provider would refuse, with resource, property and value", async () => {
    const { refusals } = await readApi({
      pool: { passwordPolicy: { minimumLength: 2 } },
      stage: { accessLogSettings: { destinationArn: "logs", format: "$context.requestId" } },
    });
    expect(refusals).to.deep.equal([
      'user pool "pool": passwordPolicy.minimumLength must be 6 to 99, got 2',
      'stage "stage": accessLogSettings.destinationArn must be an ARN, got "logs"',
    ]);
  });

  it("does not show a value that is a secret", async () => {
    const { folder } = makeProgram({ "index.ts": secret });
    const evaluation = await evaluateProgram({ folder, stack: "dev", provider: createLocalProvider("seed"), env: {} });
    expect(toProgramSettings(evaluation, "seed").refusals).to.deep.equal([
      'user pool "pool": mfaConfiguration must be one of OFF, ON, OPTIONAL',
      'user pool "pool": passwordPolicy.minimumLength must be 6 to 99',
    ]);
  });
});
