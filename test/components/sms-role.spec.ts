import { expect } from "chai";
import { find, unknown } from "../record";
import { code, recordApi } from "./notes-api";
import { rejectionOf } from "./rejection-of";

const roleType = "aws:iam/role:Role";
const policyType = "aws:iam/rolePolicy:RolePolicy";
const users = { sms: {} };

describe("role for SMS", () => {
  it("is not there unless the pool sends SMS", async () => {
    const { resources } = await recordApi();
    expect(resources.filter(({ name }) => name.startsWith("notes-sms"))).to.deep.equal([]);
  });

  it("can be taken by Cognito alone, for this account and with the pool's external id alone", async () => {
    const { inputs, options } = find(await recordApi({ users, tags: { team: "notes" } }), roleType, "notes-sms-role");
    const { assumeRolePolicy, ...others } = inputs;
    expect([JSON.parse(assumeRolePolicy), others, options]).to.deep.equal([
      {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Principal: { Service: "cognito-idp.amazonaws.com" },
            Condition: {
              StringEquals: { "sts:ExternalId": "notes-project-test-notes", "aws:SourceAccount": "123456789012" },
            },
          },
        ],
      },
      { forceDetachPolicies: true, tags: { team: "notes" } },
      { parent: "notes" },
    ]);
  });

  it("may send, nothing else", async () => {
    expect(find(await recordApi({ users }), policyType, "notes-sms-policy")).to.deep.equal({
      type: policyType,
      name: "notes-sms-policy",
      inputs: {
        role: "notes-sms-role-id",
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: ["sns:Publish"], Resource: ["*"] }],
        }),
      },
      options: { parent: "notes", dependsOn: ["notes-sms-role"] },
    });
  });

  it("has an external id of its own in every project and stack", async () => {
    const of = [
      { project: "a", stack: "dev" },
      { project: "b", stack: "dev" },
      { project: "a", stack: "prod" },
    ];
    const recordings = await Promise.all(of.map((options) => recordApi({ users }, options)));
    const pools = recordings.map((recording) => find(recording, "aws:cognito/userPool:UserPool").inputs);
    expect(pools.map(({ smsConfiguration }) => smsConfiguration.externalId)).to.deep.equal([
      "a-dev-notes",
      "b-dev-notes",
      "a-prod-notes",
    ]);
  });

  it("shares its name with no function's role", async () => {
    const refused = recordApi({ users, handlers: { sms: { code } }, routes: { "GET /notes": { handler: "sms" } } });
    expect(await rejectionOf(refused)).to.equal('handlers["sms"] has the name of the role for SMS: write another name');
  });

  it("knows its trust in a preview", async () => {
    const { inputs } = find(await recordApi({ users }, { preview: true }), roleType, "notes-sms-role");
    expect(inputs["assumeRolePolicy"]).not.to.equal(unknown);
  });
});
