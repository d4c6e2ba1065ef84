import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { find, mockSecuredApi, unknown } from "../../testing";

const type = "aws:cloudwatch/logGroup:LogGroup";

async function errorOf(mocking: Promise<unknown>): Promise<unknown> {
  return mocking.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : error),
  );
}

describe("mockSecuredApi", () => {
  it("sees inputs and options of each resource, and what is logged", async () => {
    const mocked = await mockSecuredApi(() => {
      const parent = new pulumi.ComponentResource("test:index:Parent", "parent");
      const first = new aws.cloudwatch.LogGroup("first", { retentionInDays: 7 }, { parent, protect: true });
      const options = { deleteBeforeReplace: true, retainOnDelete: true, dependsOn: [first] };
      new aws.cloudwatch.LogGroup("second", { name: pulumi.secret("hidden") }, options);
      void pulumi.log.warn("look here", first);
    });
    expect([find(mocked, type, "first"), find(mocked, type, "second"), mocked.messages]).to.deep.equal([
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
    const [preview, update] = await Promise.all([mockSecuredApi(program, { preview: true }), mockSecuredApi(program)]);
    expect([preview, update].map((mocked) => find(mocked, type, "second").inputs)).to.deep.equal([
      { kmsKeyId: unknown },
      { kmsKeyId: "arn:aws:cloudwatch:eu-west-1:123456789012:first" },
    ]);
  });

  it("fails with what the program throws", async () => {
    const mocked = mockSecuredApi(() => {
      throw new Error("the program broke");
    });
    expect(await errorOf(mocked)).to.equal("the program broke");
  });

  it("fails with a rejection that nobody handles", async () => {
    const mocked = mockSecuredApi(() => {
      new aws.cloudwatch.LogGroup("first").arn.apply(() => {
        throw new Error("the apply broke");
      });
    });
    expect(await errorOf(mocked)).to.equal("the apply broke");
  });

  it("fails with what keeps a resource from being registered for ever", async () => {
    const mocking = mockSecuredApi(() => {
      new aws.s3.BucketObjectv2("empty", { bucket: "notes", source: new pulumi.asset.StringAsset("") });
    });
    const stillWaiting = new Promise((resolve) => setTimeout(resolve, 5000, "still waiting"));
    expect(await Promise.race([errorOf(mocking), stillWaiting])).to.match(/^failed to register new resource empty /);
  });

  it("fails on an invoke that nobody answers", async () => {
    const mocked = mockSecuredApi(async () => {
      await aws.getAvailabilityZones({});
    });
    expect(await errorOf(mocked)).to.equal(
      "no answer for the invoke aws:index/getAvailabilityZones:getAvailabilityZones",
    );
  });

  it("fails on an output that was put into a string", async () => {
    const mocked = mockSecuredApi(() => {
      const first = new aws.cloudwatch.LogGroup("first");
      new aws.cloudwatch.LogGroup("second", { name: `/copy/${first.name}` });
    });
    expect(await errorOf(mocked)).to.equal("an output was put into a string among the inputs of second");
  });

  it("puts the listeners for unhandled rejections back, also after two programs at once", async () => {
    const before = process.listeners("unhandledRejection");
    await Promise.all([mockSecuredApi(() => undefined), mockSecuredApi(() => undefined)]);
    expect(process.listeners("unhandledRejection")).to.deep.equal(before);
  });

  it("gives the program its configuration, project and stack", async () => {
    const seen: unknown[] = [];
    const config = { "notes:title": "My notes", "aws:region": "eu-north-1" };
    await mockSecuredApi(
      () => {
        seen.push(new pulumi.Config("notes").require("title"), pulumi.getProject(), pulumi.getStack());
        seen.push(aws.config.region);
      },
      { project: "notes", stack: "prod", config },
    );
    expect(seen).to.deep.equal(["My notes", "notes", "prod", "eu-north-1"]);
  });

  it("keeps the configurations of two programs apart", async () => {
    const read = (title: string) =>
      mockSecuredApi(() => new aws.cloudwatch.LogGroup(new pulumi.Config("notes").require("title")), {
        config: { "notes:title": title },
      });
    const stacks = await Promise.all([read("one"), read("two")]);
    expect(stacks.map(({ resources }) => resources.map(({ name }) => name))).to.deep.equal([["one"], ["two"]]);
  });

  it("puts resources into the configured region", async () => {
    const mocked = await mockSecuredApi(
      () => {
        const first = new aws.cloudwatch.LogGroup("first");
        new aws.cloudwatch.LogGroup("second", { kmsKeyId: first.arn });
      },
      { config: { "aws:region": "eu-north-1" } },
    );
    expect(find(mocked, type, "second").inputs).to.deep.equal({
      kmsKeyId: "arn:aws:cloudwatch:eu-north-1:123456789012:first",
    });
  });

  it("answers functions of providers, and fills in outputs, as it is told", async () => {
    const mocked = await mockSecuredApi(
      async () => {
        const { names } = await aws.getAvailabilityZones({});
        const queue = new aws.sqs.Queue("jobs");
        new aws.cloudwatch.LogGroup("first", { name: pulumi.interpolate`${names[0]} ${queue.url}` });
      },
      {
        answers: { "aws:index/getAvailabilityZones:getAvailabilityZones": { names: ["eu-west-1a"] } },
        outputs: { "aws:sqs/queue:Queue": { url: "https://queue.example.com" } },
      },
    );
    expect(find(mocked, type, "first").inputs).to.deep.equal({ name: "eu-west-1a https://queue.example.com" });
  });

  it("answers for the keys of a pool in Cognito's place, and for nothing else", async () => {
    const before = globalThis.fetch;
    const kids: unknown[] = [];
    const issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E";
    await mockSecuredApi(async () => {
      const answer = await fetch(`${issuer}/.well-known/jwks.json`);
      const { keys } = (await answer.json()) as { keys: { kid: string; kty: string }[] };
      kids.push(...keys.map(({ kid, kty }) => [kid, kty]));
      const text = await (await fetch("data:text/plain,elsewhere")).text();
      kids.push(text);
    });
    expect([kids, globalThis.fetch === before]).to.deep.equal([[["the-key-of-the-pool", "RSA"], "elsewhere"], true]);
  });
});
