import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { find, record, unknown } from "./record";

const type = "aws:cloudwatch/logGroup:LogGroup";

async function errorOf(recording: Promise<unknown>): Promise<unknown> {
  return recording.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : error),
  );
}

describe("record", () => {
  it("sees inputs and options of each resource, and what is logged", async () => {
    const recording = await record(() => {
      const parent = new pulumi.ComponentResource("test:index:Parent", "parent");
      const first = new aws.cloudwatch.LogGroup("first", { retentionInDays: 7 }, { parent, protect: true });
      const options = { deleteBeforeReplace: true, retainOnDelete: true, dependsOn: [first] };
      new aws.cloudwatch.LogGroup("second", { name: pulumi.secret("hidden") }, options);
      void pulumi.log.warn("look here", first);
    });
    expect([find(recording, type, "first"), find(recording, type, "second"), recording.messages]).to.deep.equal([
      { type, name: "first", inputs: { retentionInDays: 7 }, options: { parent: "parent", protect: true } },
      {
        type,
        name: "second",
        inputs: { name: { secret: "hidden" } },
        options: { deleteBeforeReplace: true, retainOnDelete: true, dependsOn: ["first"] },
      },
      [{ text: "warning: look here", resource: "first" }],
    ]);
  });

  it("leaves what AWS fills in unknown in a preview", async () => {
    const program = () => {
      const first = new aws.cloudwatch.LogGroup("first");
      new aws.cloudwatch.LogGroup("second", { kmsKeyId: first.arn });
    };
    const [preview, update] = await Promise.all([record(program, { preview: true }), record(program)]);
    expect([preview, update].map((recording) => find(recording, type, "second").inputs)).to.deep.equal([
      { kmsKeyId: unknown },
      { kmsKeyId: "arn:aws:cloudwatch:eu-west-1:123456789012:first" },
    ]);
  });

  it("fails with what the program throws", async () => {
    const recording = record(() => {
      throw new Error("the program broke");
    });
    expect(await errorOf(recording)).to.equal("the program broke");
  });

  it("fails with a rejection that nobody handles", async () => {
    const recording = record(() => {
      new aws.cloudwatch.LogGroup("first").arn.apply(() => {
        throw new Error("the apply broke");
      });
    });
    expect(await errorOf(recording)).to.equal("the apply broke");
  });

  it("fails on an invoke that nobody answers", async () => {
    const recording = record(async () => {
      await aws.getAvailabilityZones({});
    });
    expect(await errorOf(recording)).to.equal(
      "no answer for the invoke aws:index/getAvailabilityZones:getAvailabilityZones",
    );
  });

  it("fails on an output that was put into a string", async () => {
    const recording = record(() => {
      const first = new aws.cloudwatch.LogGroup("first");
      new aws.cloudwatch.LogGroup("second", { name: `/copy/${first.name}` });
    });
    expect(await errorOf(recording)).to.equal("an output was put into a string among the inputs of second");
  });

  it("puts the listeners for unhandled rejections back", async () => {
    const before = process.listeners("unhandledRejection");
    await record(() => undefined);
    expect(process.listeners("unhandledRejection")).to.deep.equal(before);
  });
});
