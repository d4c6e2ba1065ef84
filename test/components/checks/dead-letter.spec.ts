import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseDeadLetter, requireDeadLetterArn, toSendAction } from "../../../components/checks/dead-letter";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown) => parseDeadLetter({ where: "handler.deadLetterArn", value });
const queue = "arn:aws:sqs:eu-west-1:111122223333:failed-jobs";
const topic = "arn:aws-us-gov:sns:us-gov-west-1:111122223333:failed_jobs";

describe("checks/dead-letter", () => {
  it("has none unless told otherwise", () => {
    expect(parse(undefined)).to.equal(undefined);
  });

  it("takes the ARN of a queue, and that of a topic", () => {
    expect([parse(queue), parse(topic)]).to.deep.equal([queue, topic]);
  });

  it("takes an ARN that is known only later", () => {
    const later = pulumi.output(queue);
    expect(parse(later)).to.equal(later);
  });

  for (const arn of [
    "failed-jobs",
    "https://sqs.eu-west-1.amazonaws.com/111122223333/failed-jobs",
    "arn:aws:s3:::failed-jobs",
    "arn:aws:sqs:eu-west-1:111122223333:",
    "arn:aws:sqs:eu-west-1::failed-jobs",
    "arn:aws:sqs:eu-west-1:111122223333:*",
    "arn:aws:sns:eu-west-1:111122223333:failed:0a1b2c3d",
    `${queue}\n`,
    `x${queue}`,
  ]) {
    it(`refuses ${JSON.stringify(arn)}`, () => {
      expect(refusalOf(() => parse(arn))).to.equal(
        `handler.deadLetterArn must be the ARN of a standard SQS queue or SNS topic, got ${JSON.stringify(arn)}: write the arn of aws.sqs.Queue`,
      );
    });
  }

  it("refuses a FIFO queue, which Lambda does not send to", () => {
    expect(refusalOf(() => parse(`${queue}.fifo`))).to.equal(
      `handler.deadLetterArn must be the ARN of a standard SQS queue or SNS topic, got "${queue}.fifo": write the arn of aws.sqs.Queue`,
    );
  });

  it("refuses a queue in place of its ARN", () => {
    expect(refusalOf(() => parse({ arn: queue }))).to.equal(
      "handler.deadLetterArn must be a text, got an object: write it in quotes",
    );
  });

  it("refuses a computed text that is no ARN, without quoting it", () => {
    expect(refusalOf(() => requireDeadLetterArn("s3cret", "handler.deadLetterArn"))).to.equal(
      "handler.deadLetterArn must be the ARN of a standard SQS queue or SNS topic, got a string: write the arn of aws.sqs.Queue",
    );
  });

  it("allows the one action that sends to a queue or a topic", () => {
    expect([queue, topic].map(toSendAction)).to.deep.equal(["sqs:SendMessage", "sns:Publish"]);
  });
});
