import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { SecuredApi, type SecuredApiArgs } from "../../components";
import { find, record, unknown } from "../record";
import { callbackUrl, code, recordApi } from "./notes-api";
import { rejectionOf } from "./rejection-of";

/** A value that another resource would give. */
function computed(value: string): pulumi.Output<string> {
  return pulumi.output(Promise.resolve(value));
}

const cases: { of: string; args: Partial<SecuredApiArgs>; refused: string }[] = [
  {
    of: "callback URL",
    args: { client: { callbackUrls: [computed("http://notes.example.org/callback")] } },
    refused: "client.callbackUrls[0] uses http beyond localhost, 127.0.0.1 and [::1], got a string: write https",
  },
  {
    of: "logout URL",
    args: { client: { callbackUrls: [callbackUrl], logoutUrls: [computed("https://notes.example.org/#out")] } },
    refused: "client.logoutUrls[0] cannot hold a fragment, got a string: write it without # and what follows",
  },
  {
    of: "callback URL of another client",
    args: { clients: { web: { callbackUrls: [computed("https://*.example.org/")] } } },
    refused: 'clients["web"].callbackUrls[0] cannot hold *, got a string: write each address in full',
  },
  {
    of: "domain prefix",
    args: { client: { callbackUrls: [callbackUrl] }, signInPage: { domainPrefix: computed("my-aws-notes") } },
    refused:
      'signInPage.domainPrefix holds "aws", which AWS keeps for itself, got a string: write it without that word',
  },
  {
    of: "origin",
    args: { cors: { origins: [computed("*")], credentials: true } },
    refused:
      "cors.origins[0] lets any page call with cookies, got a string: write each origin, or leave credentials out",
  },
  {
    of: "environment",
    args: { handler: { code, environment: { LARGE: computed("x".repeat(5000)) } } },
    refused: "handler.environment must have 4096 bytes at most, as JSON, got 5012: keep large values elsewhere",
  },
  {
    of: "grant",
    args: { handler: { code, grants: [{ actions: ["dynamodb:GetItem"], resources: [computed("*")] }] } },
    refused: "handler.grants[0].resources[0] holds a wildcard, got a string: write the ARN of each resource",
  },
  {
    of: "grant of a trigger",
    args: {
      users: {
        triggers: {
          preSignUp: { code, grants: [{ actions: ["dynamodb:GetItem"], resources: [computed("notes")] }] },
        },
      },
    },
    refused:
      "users.triggers.preSignUp.grants[0].resources[0] must be an ARN, got a string: write arn:aws:<service>:<region>:<account>:<resource>",
  },
  {
    of: "target of failed events",
    args: { handler: { code, deadLetterArn: computed("arn:aws:s3:::notes-failed") } },
    refused:
      "handler.deadLetterArn must be the ARN of a standard SQS queue or SNS topic, got a string: write the arn of aws.sqs.Queue",
  },
  {
    of: "key of the logs",
    args: { logs: { kmsKeyArn: computed("alias/logs") } },
    refused: "logs.kmsKeyArn must be the ARN of a key, got a string: write arn:aws:kms:<region>:<account>:key/<id>",
  },
  {
    of: "tag",
    args: { tags: { team: computed("notes!") } },
    refused: 'tags["team"] has a character AWS refuses, got a string: write letters, digits and _.:/=+-@',
  },
];

describe("computed values", () => {
  for (const { of, args, refused } of cases) {
    it(`stop the update if AWS would refuse them: ${of}`, async () => {
      expect(await rejectionOf(recordApi(args))).to.equal(refused);
    });
  }

  it("are not checked while a preview does not know them", async () => {
    const program = () => {
      const origins = [new aws.cloudwatch.LogGroup("other").arn];
      new SecuredApi("notes", { handler: { code }, routes: { "GET /notes": {} }, cors: { origins } });
    };
    const { corsConfiguration } = find(await record(program, { preview: true }), "aws:apigatewayv2/api:Api").inputs;
    expect(corsConfiguration.allowOrigins).to.equal(unknown);
  });
});
