import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { Handler } from "../../components";
import { createHandlerRole } from "../../components/handler-role";
import { planApi } from "../../components/plan-api";
import { find, record, unknown } from "../record";
import { code, recordApi } from "./notes-api";
import { rejectionOf } from "./rejection-of";

const policyType = "aws:iam/rolePolicy:RolePolicy";
const tableArn = "arn:aws:dynamodb:eu-west-1:123456789012:table/notes";

const ownLog = {
  Effect: "Allow",
  Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
  Resource: ["arn:aws:cloudwatch:eu-west-1:123456789012:notes-handler-logs:*"],
};
const traces = { Effect: "Allow", Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource: ["*"] };

async function policyOf(handler: Omit<Handler, "code">) {
  const { inputs } = find(await recordApi({ handler: { code, ...handler } }), policyType);
  return JSON.parse(inputs["policy"]);
}

describe("role of a function", () => {
  async function statements(grants: pulumi.Input<{ actions: string[]; resources: pulumi.Input<string>[] }>[]) {
    return policyOf({ grants });
  }

  it("can be taken by Lambda alone and has no managed policy", async () => {
    expect(find(await recordApi({ tags: { team: "notes" } }), "aws:iam/role:Role")).to.deep.equal({
      type: "aws:iam/role:Role",
      name: "notes-handler-role",
      inputs: {
        assumeRolePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
        }),
        forceDetachPolicies: true,
        tags: { team: "notes" },
      },
      options: { parent: "notes" },
    });
  });

  it("writes to its own log group and sends traces, nothing else, unless granted", async () => {
    expect(await statements([])).to.deep.equal({ Version: "2012-10-17", Statement: [ownLog, traces] });
  });

  it("cannot make log groups: Lambda would bring a deleted one back", async () => {
    expect(JSON.stringify(await statements([]))).not.to.contain("CreateLogGroup");
  });

  it("may do what it was granted, on what it was granted", async () => {
    const resources = [pulumi.output(tableArn), `${tableArn}/index/byDate`];
    const granted = await statements([{ actions: ["dynamodb:PutItem", "dynamodb:Query"], resources }]);
    expect(granted.Statement[2]).to.deep.equal({
      Effect: "Allow",
      Action: ["dynamodb:PutItem", "dynamodb:Query"],
      Resource: [tableArn, `${tableArn}/index/byDate`],
    });
  });

  it("is not known in a preview while a grant is not", async () => {
    const recording = await recordApi({}, { preview: true });
    expect(find(recording, policyType).inputs["policy"]).to.equal(unknown);
  });

  const secretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-password-Ab12Cd";
  const parameterArn = "arn:aws:ssm:eu-west-1:123456789012:parameter/notes/api-key";

  it("reads each secret and each parameter that was named, and no others", async () => {
    const secrets = { DB_PASSWORD: secretArn, API_KEY: parameterArn };
    expect(await policyOf({ secrets })).to.deep.equal({
      Version: "2012-10-17",
      Statement: [
        ownLog,
        traces,
        { Effect: "Allow", Action: ["secretsmanager:GetSecretValue"], Resource: [secretArn] },
        { Effect: "Allow", Action: ["ssm:GetParameter"], Resource: [parameterArn] },
      ],
    });
  });

  it("reads a secret whose ARN is known only later", async () => {
    const secrets = { DB_PASSWORD: pulumi.output(Promise.resolve(secretArn)) };
    expect((await policyOf({ secrets })).Statement[2]).to.deep.equal({
      Effect: "Allow",
      Action: ["secretsmanager:GetSecretValue"],
      Resource: [secretArn],
    });
  });

  const targets = [
    ["sqs:SendMessage", "arn:aws:sqs:eu-west-1:123456789012:notes-failed"],
    ["sns:Publish", "arn:aws:sns:eu-west-1:123456789012:notes-failed"],
  ] as const;
  for (const [action, deadLetterArn] of targets) {
    it(`has one action on where failed events go: ${action}`, async () => {
      expect(await policyOf({ deadLetterArn })).to.deep.equal({
        Version: "2012-10-17",
        Statement: [ownLog, traces, { Effect: "Allow", Action: [action], Resource: [deadLetterArn] }],
      });
    });
  }

  it("handles network interfaces for a function in a VPC alone, beside what it was granted", async () => {
    const network = { subnetIds: ["subnet-0123456789abcdef0"], securityGroupIds: ["sg-0123456789abcdef0"] };
    const grants = [{ actions: ["dynamodb:PutItem"], resources: [tableArn] }];
    const actions = [
      "ec2:CreateNetworkInterface",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSubnets",
      "ec2:DeleteNetworkInterface",
      "ec2:AssignPrivateIpAddresses",
      "ec2:UnassignPrivateIpAddresses",
    ];
    expect(await policyOf({ network, grants })).to.deep.equal({
      Version: "2012-10-17",
      Statement: [
        ownLog,
        traces,
        { Effect: "Allow", Action: actions, Resource: ["*"] },
        {
          Effect: "Deny",
          Action: actions,
          Resource: ["*"],
          Condition: { Null: { "lambda:SourceFunctionArn": "false" } },
        },
        { Effect: "Allow", Action: ["dynamodb:PutItem"], Resource: [tableArn] },
      ],
    });
  });

  const refused: { of: string; given: Omit<Handler, "code">; message: string }[] = [
    {
      of: "secret",
      given: { secrets: { DB_PASSWORD: pulumi.output(Promise.resolve(secretArn.replace("Ab12Cd", "*"))) } },
      message: 'handler.secrets["DB_PASSWORD"] holds a wildcard: write the ARN of one secret',
    },
    {
      of: "target of failed events",
      given: { deadLetterArn: pulumi.output(Promise.resolve("*")) },
      message:
        "handler.deadLetterArn must be the ARN of a standard SQS queue or SNS topic, got a string: write the arn of aws.sqs.Queue",
    },
  ];
  for (const { of, given, message } of refused) {
    it(`allows nothing on a computed ${of} that is none`, async () => {
      const recording = record(() => {
        const logGroup = new aws.cloudwatch.LogGroup("logs");
        for (const handler of planApi("notes", { handler: { code, ...given }, routes: { "GET /notes": {} } })
          .handlers) {
          createHandlerRole("notes-handler", { handler, logGroup, tags: {} }, { parent: logGroup });
        }
      });
      expect(await rejectionOf(recording)).to.equal(message);
    });
  }
});
