import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { Users } from "../../components";
import { find, type RecordOptions, unknown } from "../record";
import { recordApi } from "./notes-api";
import { rejectionOf } from "./rejection-of";

const type = "aws:cognito/userGroup:UserGroup";
const userPoolId = "eu-west-1_Ab12Cd34E";
const roleArn = "arn:aws:iam::123456789012:role/editors";

async function groupsOf(groups: NonNullable<Users["groups"]>, options: RecordOptions = {}) {
  const { resources } = await recordApi({ users: { groups } }, options);
  return resources.filter((one) => one.type === type);
}

describe("user groups", () => {
  it("are not there unless named", async () => {
    expect(await groupsOf({})).to.deep.equal([]);
  });

  it("have their name alone unless told otherwise, in the pool and under a name of their own in the state", async () => {
    expect(await groupsOf({ editors: {} })).to.deep.equal([
      {
        type,
        name: "notes-group/editors",
        inputs: { userPoolId, name: "editors" },
        options: { parent: "notes", dependsOn: ["notes-pool"] },
      },
    ]);
  });

  it("take their description, precedence and role", async () => {
    const groups = await groupsOf({
      editors: { description: "may delete notes", precedence: 0, roleArn },
      readers: { precedence: 5 },
    });
    expect(groups.map(({ name, inputs }) => [name, inputs])).to.have.deep.members([
      ["notes-group/editors", { userPoolId, name: "editors", description: "may delete notes", precedence: 0, roleArn }],
      ["notes-group/readers", { userPoolId, name: "readers", precedence: 5 }],
    ]);
  });

  it("keep a name with a slash apart from other parts of the component", async () => {
    const groups = await groupsOf({ "GET/notes": {}, pool: {} });
    expect(groups.map(({ name, inputs }) => [name, inputs["name"]])).to.have.deep.members([
      ["notes-group/GET/notes", "GET/notes"],
      ["notes-group/pool", "pool"],
    ]);
  });

  it("take a role that is known only later", async () => {
    const [update] = await groupsOf({ editors: { roleArn: pulumi.output(Promise.resolve(roleArn)) } });
    expect(update?.inputs["roleArn"]).to.equal(roleArn);
  });

  it("refuse a computed role that is none, once it is known", async () => {
    const roleArn = pulumi.output(Promise.resolve("editors"));
    expect(await rejectionOf(groupsOf({ editors: { roleArn } }))).to.equal(
      'users.groups["editors"].roleArn must be the ARN of an IAM role, got a string: write arn:aws:iam::<account>:role/<name>',
    );
  });

  it("are there before the API is live: a destroy that is refused takes no members away", async () => {
    const recording = await recordApi({ users: { groups: { editors: {}, readers: {} } } });
    const { dependsOn } = find(recording, "aws:apigatewayv2/stage:Stage").options;
    expect(dependsOn).to.include.members(["notes-group/editors", "notes-group/readers"]);
  });

  it("know in a preview all but the pool", async () => {
    const [group] = await groupsOf({ editors: { description: "may delete notes" } }, { preview: true });
    expect(group?.inputs).to.deep.equal({ userPoolId: unknown, name: "editors", description: "may delete notes" });
  });
});
