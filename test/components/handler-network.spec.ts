import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { SecuredApi } from "../../components";
import { find, record } from "../record";
import { code, recordApi } from "./notes-api";
import { rejectionOf } from "./rejection-of";

const type = "aws:lambda/function:Function";
const subnetIds = ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"];
const securityGroupIds = ["sg-0bbbbbbbbbbbbbbb1"];
const network = { subnetIds, securityGroupIds };

/** A value that another resource would give. */
function computed<T>(value: T): pulumi.Output<T> {
  return pulumi.output(Promise.resolve(value)) as pulumi.Output<T>;
}

async function networkInputs(handler: NonNullable<Parameters<typeof recordApi>[0]>["handler"]) {
  const { inputs } = find(await recordApi({ handler }), type);
  const { vpcConfig, replaceSecurityGroupsOnDestroy, replacementSecurityGroupIds } = inputs;
  return { vpcConfig, replaceSecurityGroupsOnDestroy, replacementSecurityGroupIds };
}

const inVpc = {
  vpcConfig: { subnetIds, securityGroupIds },
  replaceSecurityGroupsOnDestroy: true,
  replacementSecurityGroupIds: ["sg-0defa0170defa0170"],
};

describe("network of a function", () => {
  it("is none unless told otherwise: nothing is looked up", async () => {
    const { resources, invokes } = await recordApi();
    const asked = invokes.filter(({ token }) => token.startsWith("aws:ec2/"));
    const lambda = resources.find((one) => one.type === type);
    expect([asked, lambda?.inputs["vpcConfig"], lambda?.inputs["replaceSecurityGroupsOnDestroy"]]).to.deep.equal([
      [],
      undefined,
      undefined,
    ]);
  });

  it("is the one that was named, left for the VPC's default group before the function is deleted", async () => {
    expect(await networkInputs({ code, network })).to.deep.equal(inVpc);
  });

  it("finds the default group by the VPC of its first subnet", async () => {
    const { invokes } = await recordApi({ handler: { code, network } });
    expect(invokes.filter(({ token }) => token.startsWith("aws:ec2/"))).to.deep.equal([
      { token: "aws:ec2/getSubnet:getSubnet", args: { id: "subnet-0aaaaaaaaaaaaaaa1" } },
      {
        token: "aws:ec2/getSecurityGroup:getSecurityGroup",
        args: { name: "default", vpcId: "vpc-0123456789abcdef0" },
      },
    ]);
  });

  it("finds it by the component's own provider", async () => {
    const { invokes } = await record(() => {
      const provider = new aws.Provider("ireland", { region: "eu-west-1" });
      const args = { handler: { code, network }, routes: { "GET /notes": {} } };
      new SecuredApi("notes", args, { providers: [provider] });
    });
    const asked = invokes.filter(({ token }) => token.startsWith("aws:ec2/"));
    expect(asked.map(({ provider }) => provider)).to.deep.equal(["ireland", "ireland"]);
  });

  it("takes lists, and ids in them, that are known only later", async () => {
    const later = {
      subnetIds: computed(subnetIds),
      securityGroupIds: securityGroupIds.map((id) => computed(id)),
    };
    expect(await networkInputs({ code, network: later })).to.deep.equal(inVpc);
  });

  it("is each function's own", async () => {
    const { resources } = await recordApi({
      handler: { code },
      handlers: { report: { code, network } },
      routes: { "GET /notes": {}, "GET /report": { handler: "report" } },
    });
    const inside = resources.filter(({ inputs }) => inputs["vpcConfig"]);
    expect(inside.map(({ name }) => name)).to.deep.equal(["notes-report"]);
  });

  const refused = [
    {
      of: "subnet",
      given: { subnetIds: [computed("vpc-0123456789abcdef0")], securityGroupIds },
      message:
        "handler.network.subnetIds[0] must be an id subnet-..., got a string: write one such as subnet-0123456789abcdef0",
    },
    {
      of: "list of subnets",
      given: { subnetIds: computed<string[]>([]), securityGroupIds },
      message: "handler.network.subnetIds must hold an id: write one such as subnet-0123456789abcdef0",
    },
    {
      of: "security group",
      given: { subnetIds, securityGroupIds: [computed("default")] },
      message:
        "handler.network.securityGroupIds[0] must be an id sg-..., got a string: write one such as sg-0123456789abcdef0",
    },
  ];
  for (const { of, given, message } of refused) {
    it(`refuses a computed ${of} that Lambda does not take, once it is known`, async () => {
      expect(await rejectionOf(recordApi({ handler: { code, network: given } }))).to.equal(message);
    });
  }
});
