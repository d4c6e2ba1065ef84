import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseEmailSender, requireEmailSender } from "../../../components/checks/email-sender";
import { refusalOf } from "./refusal-of";

const arn = (identity: string, region = "eu-west-1") => `arn:aws:ses:${region}:111122223333:identity/${identity}`;
const ofAddress = { sesIdentityArn: arn("no-reply@example.com") };
const ofDomain = { sesIdentityArn: arn("example.com"), from: "no-reply@example.com" };
const parse = (value: unknown) => parseEmailSender({ where: "users.email", value });
const refused = (value: unknown) => refusalOf(() => parse(value));

describe("checks/email-sender", () => {
  it("leaves Cognito's own sender where none was given", () => {
    expect(parse(undefined)).to.equal(undefined);
  });

  it("takes an address, and a domain with a sender of it or of a sub-domain", () => {
    const given = [
      ofAddress,
      ofDomain,
      { ...ofAddress, from: "Notes <no-reply@EXAMPLE.com>" },
      { ...ofDomain, from: "no-reply@mail.Example.com" },
      {
        ...ofDomain,
        from: '"Notes, Inc." <no-reply@example.com>',
        replyTo: "help@other.org",
        configurationSet: "a_B-1",
      },
      { sesIdentityArn: "arn:aws-us-gov:ses:us-gov-west-1:111122223333:identity/a+b@example.com" },
    ];
    expect(given.map(parse)).to.deep.equal(given);
  });

  it("takes a sender in a sub-domain whose names are one letter each", () => {
    expect(refused({ ...ofDomain, from: "a@x.y.example.com" })).to.equal(undefined);
  });

  it("takes a computed ARN, with the rest", () => {
    const given = { sesIdentityArn: pulumi.output("arn"), from: "no-reply@example.com", replyTo: "help@example.com" };
    expect(parse(given)).to.deep.equal(given);
  });

  it("refuses a sender without an identity", () => {
    expect(refused({ from: "no-reply@example.com" })).to.equal(
      "users.email.sesIdentityArn is missing: write the ARN of an SES identity",
    );
  });

  for (const given of [
    "no-reply@example.com",
    "arn:aws:ses:eu-west-1:1111:identity/example.com",
    "arn:aws:sns:eu-west-1:111122223333:identity/example.com",
    "arn:aws:ses::111122223333:identity/example.com",
    "arn:aws:ses:eu-west-1:111122223333:configuration-set/notes",
    "arn:aws:ses:eu-west-1:111122223333:identity/*",
    "arn:aws:ses:eu-west-1:111122223333:identity/",
    "arn:aws:ses:eu-west-1:111122223333:identity/example.com/a",
    "xarn:aws:ses:eu-west-1:111122223333:identity/example.com",
  ]) {
    it(`refuses ${given} for the ARN of an identity`, () => {
      expect(refused({ sesIdentityArn: given })).to.equal(
        `users.email.sesIdentityArn must be the ARN of an SES identity, got "${given}": write arn:aws:ses:<region>:<account>:identity/<address or domain>`,
      );
    });
  }

  it("refuses a domain without a sender", () => {
    expect(refused({ sesIdentityArn: arn("example.com") })).to.equal(
      "users.email.from is missing: a domain needs it: write no-reply@<the domain>",
    );
  });

  for (const from of ["no-reply@other.com", "no-reply@badexample.com", "no-reply@example.com.evil.org"]) {
    it(`refuses the sender ${from} for the domain example.com`, () => {
      expect(refused({ ...ofDomain, from })).to.equal(
        `users.email.from does not belong to the SES identity, got "${from}": write an address of its domain`,
      );
    });
  }

  for (const from of ["help@example.com", "No-Reply@example.com", "no-reply@mail.example.com"]) {
    it(`refuses the sender ${from} for the address no-reply@example.com`, () => {
      expect(refused({ ...ofAddress, from })).to.equal(
        `users.email.from does not belong to the SES identity, got "${from}": write the address of the identity`,
      );
    });
  }

  for (const from of [
    "notes",
    "@example.com",
    "a@b@example.com",
    "no-reply@example",
    "no reply@example.com",
    "no-reply@example.com!",
    "Notes <>",
    "<no-reply@example.com> Notes",
  ]) {
    it(`refuses the sender ${from}, which is no address`, () => {
      expect(refused({ ...ofDomain, from })).to.equal(
        `users.email.from must be an address, got "${from}": write no-reply@example.com, or Notes <no-reply@example.com>`,
      );
    });
  }

  for (const from of [
    "Notes, Inc. <no-reply@example.com>",
    "Notes<no-reply@example.com>",
    'Notes" <no-reply@example.com>',
    'Notes "x" <no-reply@example.com>',
    "<no-reply@example.com>",
    "Notes\r\nBcc: all <no-reply@example.com>",
  ]) {
    it(`refuses the name in the sender ${JSON.stringify(from)}`, () => {
      expect(refused({ ...ofDomain, from })).to.equal(
        `users.email.from has a name that mail programs cannot read, got ${JSON.stringify(from)}: write it before a space, in double quotes if it holds punctuation: "Notes, Inc." <no-reply@example.com>`,
      );
    });
  }

  it("refuses a name beside the address that answers go to", () => {
    expect(refused({ ...ofAddress, replyTo: "Help <help@example.com>" })).to.equal(
      'users.email.replyTo must be an address, got "Help <help@example.com>": write one such as help@example.com, without a name',
    );
  });

  for (const configurationSet of ["my set", "a".repeat(65)]) {
    it(`refuses a configuration set of ${configurationSet.length} characters, ${configurationSet.slice(0, 6)}`, () => {
      expect(refused({ ...ofAddress, configurationSet })).to.equal(
        `users.email.configurationSet must be 1 to 64 letters, digits, _ and -, got "${configurationSet}": write the name of the set`,
      );
    });
  }
});

describe("checks/email-sender once known", () => {
  it("takes an identity in the pool's own region, or in one that all pools send from", () => {
    const regions = ["ap-south-1", "eu-west-1", "us-east-1", "us-west-2"];
    expect(
      regions.map((region) => requireEmailSender({ sesIdentityArn: arn("a@example.com", region) }, "ap-south-1")),
    ).to.deep.equal(regions.map((region) => arn("a@example.com", region)));
  });

  it("refuses an identity in another region", () => {
    const sender = { sesIdentityArn: arn("a@example.com", "eu-central-1") };
    expect(refusalOf(() => requireEmailSender(sender, "ap-south-1"))).to.equal(
      'users.email.sesIdentityArn is in a region the pool cannot send from, got "eu-central-1": write an identity in eu-west-1, us-east-1, us-west-2, ap-south-1',
    );
  });

  it("refuses a computed one of another form, without quoting it", () => {
    expect(refusalOf(() => requireEmailSender({ sesIdentityArn: "secret" }, "eu-west-1"))).to.equal(
      "users.email.sesIdentityArn must be the ARN of an SES identity, got a string: write arn:aws:ses:<region>:<account>:identity/<address or domain>",
    );
  });

  it("refuses a sender that does not belong to a computed one", () => {
    const sender = { sesIdentityArn: arn("example.com"), from: "no-reply@other.com" };
    expect(refusalOf(() => requireEmailSender(sender, "eu-west-1"))).to.equal(
      'users.email.from does not belong to the SES identity, got "no-reply@other.com": write an address of its domain',
    );
  });
});
