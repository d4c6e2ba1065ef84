import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseLogs, requireKmsKeyArn } from "../../../components/checks/logs";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown) => parseLogs({ where: "logs", value });
const arn = "arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd";

describe("checks/logs", () => {
  it("keeps logs for a year unless told otherwise", () => {
    expect(parse(undefined)).to.deep.equal({ retentionDays: 365, kmsKeyArn: undefined });
  });

  it("takes a number of CloudWatch's and the ARN of a key", () => {
    expect(parse({ retentionDays: 0, kmsKeyArn: arn })).to.deep.equal({ retentionDays: 0, kmsKeyArn: arn });
  });

  it("takes a key of another partition", () => {
    const kmsKeyArn = "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1234abcd";
    expect(parse({ kmsKeyArn }).kmsKeyArn).to.equal(kmsKeyArn);
  });

  for (const kmsKeyArn of [`x${arn}`, `${arn}/a`, arn.replace("111122223333", "")]) {
    it(`refuses ${kmsKeyArn}, which is no whole ARN`, () => {
      expect(refusalOf(() => parse({ kmsKeyArn }))).to.equal(
        `logs.kmsKeyArn must be the ARN of a key, got "${kmsKeyArn}": write arn:aws:kms:<region>:<account>:key/<id>`,
      );
    });
  }

  it("takes a key that is known only later", () => {
    const later = pulumi.output(arn);
    expect(parse({ kmsKeyArn: later }).kmsKeyArn).to.equal(later);
  });

  it("refuses a number of days that CloudWatch does not keep", () => {
    expect(refusalOf(() => parse({ retentionDays: 31 }))).to.equal(
      "logs.retentionDays is not a number of days CloudWatch keeps, got 31: write one of 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
    );
  });

  it("refuses a number of days in quotes", () => {
    expect(refusalOf(() => parse({ retentionDays: "30" }))).to.match(/^logs\.retentionDays .*, got "30": /);
  });

  it("refuses an alias in place of a key", () => {
    expect(refusalOf(() => parse({ kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:alias/logs" }))).to.equal(
      'logs.kmsKeyArn must be the ARN of a key, got "arn:aws:kms:eu-west-1:111122223333:alias/logs": write arn:aws:kms:<region>:<account>:key/<id>',
    );
  });

  it("refuses a computed key that is no ARN, without quoting it", () => {
    expect(refusalOf(() => requireKmsKeyArn("1234abcd"))).to.equal(
      "logs.kmsKeyArn must be the ARN of a key, got a string: write arn:aws:kms:<region>:<account>:key/<id>",
    );
  });
});
