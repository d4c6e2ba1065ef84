import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import {
  findSecretNames,
  parseEnvironment,
  requireEnvironment,
  requireSize,
} from "../../../components/checks/environment";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown) => parseEnvironment({ where: "handler.environment", value });
const refused = (value: unknown) => refusalOf(() => parse(value));

describe("checks/environment", () => {
  it("has no variables unless told otherwise", () => {
    expect(parse(undefined)).to.deep.equal({});
  });

  it("takes plain, empty and computed values", () => {
    const variables = { TABLE_NAME: pulumi.output("notes"), empty: "", A1: "a" };
    expect(parse(variables)).to.deep.equal(variables);
  });

  it("takes 4096 bytes as JSON, refuses more", () => {
    const fill = (bytes: number) => ({ BIG: "a".repeat(bytes - '{"BIG":""}'.length) });
    expect([refused(fill(4096)), refused(fill(4097))]).to.deep.equal([
      undefined,
      "handler.environment must have 4096 bytes at most, as JSON, got 4097: keep large values elsewhere",
    ]);
  });

  it("counts bytes and not characters", () => {
    expect(refused({ BIG: "ä".repeat(2044) })).to.equal(
      "handler.environment must have 4096 bytes at most, as JSON, got 4098: keep large values elsewhere",
    );
  });

  it("refuses what its computed values make too large, without quoting them", () => {
    expect(refusalOf(() => requireEnvironment({ AA: "s3cret".repeat(700) }, "handler.environment"))).to.equal(
      "handler.environment must have 4096 bytes at most, as JSON, got 4209: keep large values elsewhere",
    );
  });

  for (const name of ["A", "1A", "_HANDLER", "MY-VAR", "MY VAR", "", "ÄB"]) {
    it(`refuses the name ${JSON.stringify(name)}`, () => {
      expect(refused({ [name]: "a" })).to.equal(
        `handler.environment[${JSON.stringify(name)}] must have a name of letters, digits and _, two at least, a letter first: write another name`,
      );
    });
  }

  for (const name of [
    "AWS_REGION",
    "AWS_DEFAULT_REGION",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_EXECUTION_ENV",
    "LAMBDA_TASK_ROOT",
    "LAMBDA_RUNTIME_DIR",
  ]) {
    it(`refuses ${name}, which Lambda sets itself`, () => {
      expect(refused({ [name]: "a" })).to.equal(
        `handler.environment["${name}"] has a name that Lambda sets itself: write another name`,
      );
    });
  }

  for (const name of ["SECURED_API_ISSUER", "SECURED_API_CLIENT_IDS", "SECURED_API_JWKS", "SECURED_API_"]) {
    it(`refuses ${name}, which the component sets itself`, () => {
      expect(refused({ [name]: "a" })).to.equal(
        `handler.environment["${name}"] has a name that this component sets itself: write another name`,
      );
    });
  }

  it("takes names that only hold what the component's own begin with", () => {
    expect(refused({ SECURED_API: "a", MY_SECURED_API_ISSUER: "a", secured_api_issuer: "a" })).to.equal(undefined);
  });

  it("takes 4096 bytes of all variables together, refuses more without quoting them", () => {
    const fill = (bytes: number) => ({ BIG: "s".repeat(bytes - '{"BIG":""}'.length), LATER: pulumi.output("a") });
    const size = (bytes: number) => refusalOf(() => requireSize(fill(bytes), "handler.environment"));
    expect([size(4096), size(4097)]).to.deep.equal([
      undefined,
      "handler.environment must have 4096 bytes at most, as JSON, got 4097: keep large values elsewhere",
    ]);
  });

  it("takes names that only begin or end like those", () => {
    expect(
      refused({ AWS_REGION_2: "a", MY_AWS_REGION: "a", TZ: "UTC", NODE_OPTIONS: "--enable-source-maps" }),
    ).to.equal(undefined);
  });

  it("refuses a number in place of a text, without quoting it", () => {
    expect(refused({ PORT: 1234 })).to.equal(
      'handler.environment["PORT"] must be a text, got a number: write it in quotes',
    );
  });

  it("refuses a computed number in place of a text, without quoting it", () => {
    expect(refusalOf(() => requireEnvironment({ PORT: 1234 }, "handler.environment"))).to.equal(
      'handler.environment["PORT"] must be a text, got a number: write it in quotes',
    );
  });

  it("refuses an undefined variable, which would be missing without a word", () => {
    expect(refused({ TABLE_NAME: undefined })).to.equal(
      'handler.environment["TABLE_NAME"] must not be undefined: give it a value, or leave the key out',
    );
  });

  it("finds names that look like they hold a secret", () => {
    const names = [
      "DB_PASSWORD",
      "API_KEY",
      "apikey",
      "github_token",
      "SECRET",
      "PRIVATE_KEY",
      "PRIVATEKEY",
      "ACCESSKEY",
      "MY_ACCESS_KEY",
      "SES_CREDENTIAL",
      "CREDENTIALS",
    ];
    const others = ["SECRET_ARN", "TOKEN_URL", "TABLE_NAME", "MONKEY"];
    const variables = Object.fromEntries([...others, ...names].map((name) => [name, "a"]));
    expect(findSecretNames(variables)).to.deep.equal(names);
  });
});
