import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseSecrets, requireSecrets, toReadAction } from "../../../components/checks/secrets";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown, environment = {}) => parseSecrets({ where: "handler.secrets", value }, environment);
const refused = (value: unknown, environment = {}) => refusalOf(() => parse(value, environment));
const secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf";
const parameter = "arn:aws:ssm:eu-west-1:111122223333:parameter/prod/db";
const notAnArn =
  'handler.secrets["DB_PASSWORD"] must be the ARN of a secret or a parameter: write the arn of aws.secretsmanager.Secret';

describe("checks/secrets", () => {
  it("has none unless told otherwise", () => {
    expect(parse(undefined)).to.deep.equal({});
  });

  it("takes ARNs of secrets and parameters, plain and computed", () => {
    const secrets = {
      A1: secret,
      A2: "arn:aws-us-gov:secretsmanager:us-gov-west-1:111122223333:secret:a_b+c=d.e@f-1b2C3d",
      A3: parameter,
      A4: "arn:aws:ssm:eu-west-1:111122223333:parameter/db",
      A7: "arn:aws-us-gov:ssm:us-gov-west-1:111122223333:parameter/db",
      A5: pulumi.output(secret),
      A6: Promise.resolve(secret),
    };
    expect(parse(secrets)).to.deep.equal(secrets);
  });

  for (const [kind, value] of Object.entries({
    "the secret itself": "s3cret",
    "the name of a secret": "prod/db",
    "an ARN of something else": "arn:aws:s3:::notes",
    "an ARN without the characters that Secrets Manager adds": secret.replace("-AbCdEf", ""),
    "an ARN without a name": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:",
    "an ARN without an account": "arn:aws:secretsmanager:eu-west-1::secret:db-AbCdEf",
    "an ARN with a key of a secret": `${secret}:password::`,
    "an ARN in a longer text": `see ${secret}`,
    "a parameter's ARN in a longer text": `see ${parameter}`,
    "a parameter's ARN before a longer text": `${parameter} here`,
    "two lines": `${secret}\ns3cret`,
    "the ARN of a parameter with a secret's resource": "arn:aws:ssm:eu-west-1:111122223333:secret:db-AbCdEf",
  })) {
    it(`refuses ${kind}, and quotes nothing of it`, () => {
      expect(refused({ DB_PASSWORD: value })).to.equal(notAnArn);
    });
  }

  for (const arn of [secret.replace("AbCdEf", "*"), secret.replace("AbCdEf", "??????"), `${parameter}/*`]) {
    it(`refuses the wildcard in ${arn}`, () => {
      expect(refused({ DB_PASSWORD: arn })).to.equal(
        'handler.secrets["DB_PASSWORD"] holds a wildcard: write the ARN of one secret',
      );
    });
  }

  it("refuses a number in place of an ARN, without quoting it", () => {
    expect(refused({ DB_PASSWORD: 1234 })).to.equal(
      'handler.secrets["DB_PASSWORD"] must be a text, got a number: write it in quotes',
    );
  });

  it("refuses an empty ARN", () => {
    expect(refused({ DB_PASSWORD: "" })).to.equal(
      'handler.secrets["DB_PASSWORD"] must not be empty: write a text, or leave it out',
    );
  });

  it("refuses an undefined secret, which would be missing without a word", () => {
    expect(refused({ DB_PASSWORD: undefined })).to.equal(
      'handler.secrets["DB_PASSWORD"] must not be undefined: give it a value, or leave the key out',
    );
  });

  it("refuses the name of a variable of environment", () => {
    expect(refused({ DB_PASSWORD: secret }, { DB_PASSWORD: "a" })).to.equal(
      'handler.secrets["DB_PASSWORD"] is a variable of environment too: write another name',
    );
  });

  it("takes a name that every object inherits", () => {
    expect(refused({ constructor: secret }, { TABLE_NAME: "notes" })).to.equal(undefined);
  });

  for (const [name, problem] of [
    ["AWS_REGION", "has a name that Lambda sets itself"],
    ["SECURED_API_JWKS", "has a name that this component sets itself"],
    ["DB-PASSWORD", "must have a name of letters, digits and _, two at least, a letter first"],
  ] as const) {
    it(`refuses the name ${name}, as for any variable`, () => {
      expect(refused({ [name]: secret })).to.equal(`handler.secrets["${name}"] ${problem}: write another name`);
    });
  }

  it("refuses a computed text that is no ARN, without quoting it", () => {
    expect(refusalOf(() => requireSecrets({ DB_PASSWORD: "s3cret" }, "handler.secrets"))).to.equal(notAnArn);
  });

  it("refuses a computed number, without quoting it", () => {
    expect(refusalOf(() => requireSecrets({ DB_PASSWORD: 1234 }, "handler.secrets"))).to.equal(
      'handler.secrets["DB_PASSWORD"] must be a text, got a number: write it in quotes',
    );
  });

  it("allows the one action that reads a secret or a parameter", () => {
    expect([secret, parameter].map(toReadAction)).to.deep.equal(["secretsmanager:GetSecretValue", "ssm:GetParameter"]);
  });
});
