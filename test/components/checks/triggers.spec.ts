import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseTriggers, requireOneTokenTrigger, requireOwnNames } from "../../../components/checks/triggers";
import { refusalOf } from "./refusal-of";

const code = new pulumi.asset.FileArchive(".");
const parse = (value: unknown) => parseTriggers({ where: "users.triggers", value });
const refused = (value: unknown) => refusalOf(() => parse(value));

/** A function as it is planned unless told otherwise. */
const planned = (name: string, more = {}) => ({
  name,
  handler: {
    key: name,
    where: `users.triggers.${name}`,
    code,
    entryPoint: "index.handler",
    runtime: "nodejs24.x",
    memoryMb: 256,
    timeoutSeconds: 5,
    environment: {},
    grants: [],
    secrets: {},
    network: undefined,
    tokenVerification: false,
    reservedConcurrency: undefined,
    provisionedConcurrency: undefined,
    deadLetterArn: undefined,
    ...more,
  },
  poolActions: [],
  version: undefined,
});

/** All that stand alone, and the three that do not. */
const lone = [
  "preSignUp",
  "postConfirmation",
  "preAuthentication",
  "postAuthentication",
  "customMessage",
  "userMigration",
];
const three = ["defineAuthChallenge", "createAuthChallenge", "verifyAuthChallenge"];
const all = (names: string[], value: unknown = { code }) => Object.fromEntries(names.map((name) => [name, value]));

describe("checks/triggers", () => {
  it("are none unless told otherwise", () => {
    expect([parse(undefined), parse({}), parse({ preSignUp: undefined })]).to.deep.equal([[], [], []]);
  });

  for (const name of lone) {
    it(`takes ${name} alone, in Node 24 with 256 MB for the 5 seconds that Cognito waits`, () => {
      expect(parse({ [name]: { code } })).to.deep.equal([planned(name)]);
    });
  }

  it("takes the three of a custom sign-in together", () => {
    expect(parse(all(three))).to.deep.equal(three.map((name) => planned(name)));
  });

  it("sends a function that changes tokens the event that can change access tokens unless told otherwise", () => {
    expect(parse({ preTokenGeneration: { code } })).to.deep.equal([
      { ...planned("preTokenGeneration"), version: "V2_0" },
    ]);
  });

  it("takes each version of that event", () => {
    const versions = ["V1_0", "V2_0", "V3_0"];
    const plans = versions.flatMap((version) => parse({ preTokenGeneration: { code, version } }));
    expect(plans.map(({ version }) => version)).to.deep.equal(versions);
  });

  it("takes every choice that was made", () => {
    const choices = {
      entryPoint: "app.main",
      runtime: "python3.12",
      memoryMb: 128,
      timeoutSeconds: 1,
      environment: { TABLE_NAME: "people" },
      grants: [{ actions: ["sqs:SendMessage"], resources: ["arn:aws:sqs:eu-west-1:111122223333:jobs"] }],
      secrets: { KEY: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf" },
      network: { subnetIds: ["subnet-0123456789abcdef0"], securityGroupIds: ["sg-0123456789abcdef0"] },
    };
    const poolActions = ["cognito-idp:AdminUpdateUserAttributes", "cognito-idp:AdminAddUserToGroup"];
    expect(parse({ postConfirmation: { code, ...choices, poolActions } })).to.deep.equal([
      { ...planned("postConfirmation", choices), poolActions },
    ]);
  });

  it("refuses a trigger that Cognito does not have, naming the nearest", () => {
    expect(refused({ preSignup: { code } })).to.equal(
      "users.triggers.preSignup is not an option: did you mean preSignUp",
    );
  });

  it("refuses a list in place of the functions", () => {
    expect(refused([{ code }])).to.equal("users.triggers must be a plain object, got a list: write it as { ... }");
  });

  for (const name of three) {
    it(`refuses ${name} without the other two, which it does nothing without`, () => {
      const others = three.filter((other) => other !== name);
      expect(refused({ [name]: { code } })).to.equal(
        `users.triggers.${name} makes no sign-in alone: write ${others.join(" and ")} too`,
      );
    });

    it(`refuses a custom sign-in that lacks ${name}`, () => {
      const [first, second] = three.filter((other) => other !== name);
      expect(refused(all([first ?? "", second ?? ""]))).to.equal(
        `users.triggers.${first} makes no sign-in alone: write ${name} too`,
      );
    });
  }

  it("refuses a time limit beyond Cognito's, and says why", () => {
    expect(refused({ preSignUp: { code, timeoutSeconds: 6 } })).to.equal(
      "users.triggers.preSignUp.timeoutSeconds is longer than Cognito waits, which is 5 seconds, got 6: write 5 or less",
    );
  });

  it("refuses a time limit of 0", () => {
    expect(refused({ preSignUp: { code, timeoutSeconds: 0 } })).to.equal(
      "users.triggers.preSignUp.timeoutSeconds must be a whole number from 1 to 5, got 0: write 1 or more",
    );
  });

  it("refuses a path in place of code", () => {
    expect(refused({ customMessage: { code: "./message" } })).to.equal(
      "users.triggers.customMessage.code must be an archive, got a string: write bundle(...) or new pulumi.asset.FileArchive(...)",
    );
  });

  it("refuses a function without code", () => {
    expect(refused({ customMessage: {} })).to.equal(
      "users.triggers.customMessage.code must be an archive, got nothing: write bundle(...) or new pulumi.asset.FileArchive(...)",
    );
  });

  for (const option of ["tokenVerification", "provisionedConcurrency", "deadLetterArn"]) {
    it(`refuses ${option}, which is for functions that are called otherwise`, () => {
      expect(refused({ preSignUp: { code, [option]: true } })).to.match(
        new RegExp(`^users\\.triggers\\.preSignUp\\.${option} is not an option: `),
      );
    });
  }

  it("refuses a wildcard in a grant by the function's name", () => {
    const grants = [{ actions: ["dynamodb:GetItem"], resources: ["*"] }];
    expect(refused({ userMigration: { code, grants } })).to.equal(
      'users.triggers.userMigration.grants[0].resources[0] holds a wildcard, got "*": write the ARN of each resource',
    );
  });

  it("refuses an event version that Cognito does not have", () => {
    expect(refused({ preTokenGeneration: { code, version: "V4_0" } })).to.equal(
      'users.triggers.preTokenGeneration.version is not one of its values, got "V4_0": did you mean V1_0',
    );
  });

  it("refuses an event version for a trigger that has one event", () => {
    expect(refused({ preSignUp: { code, version: "V2_0" } })).to.equal(
      "users.triggers.preSignUp.version is for preTokenGeneration alone: leave it out",
    );
  });

  for (const action of ["cognito-idp:*", "cognito-idp:Admin*", "*", "cognito-idp:AdminGetUse?"]) {
    it(`refuses the wildcard in the action ${action} on the pool`, () => {
      expect(refused({ preSignUp: { code, poolActions: ["cognito-idp:ListUsers", action] } })).to.equal(
        `users.triggers.preSignUp.poolActions[1] holds a wildcard, got "${action}": write each action in full`,
      );
    });
  }

  for (const action of [
    "dynamodb:GetItem",
    "AdminGetUser",
    "cognito-identity:GetId",
    "cognito-idp:",
    "x cognito-idp:A",
  ]) {
    it(`refuses ${action}, which is no action on a user pool`, () => {
      expect(refused({ preSignUp: { code, poolActions: [action] } })).to.equal(
        `users.triggers.preSignUp.poolActions[0] must be an action of Cognito's user pools, got "${action}": write "cognito-idp:AdminGetUser"`,
      );
    });
  }

  it("refuses an action that stands twice", () => {
    expect(refused({ preSignUp: { code, poolActions: ["cognito-idp:ListUsers", "cognito-idp:ListUsers"] } })).to.equal(
      'users.triggers.preSignUp.poolActions holds a value twice, got "cognito-idp:ListUsers": write it once',
    );
  });
});

describe("checks/triggers beside the rest", () => {
  const handler = (key: string) => ({ key, where: `handlers["${key}"]` });

  it("refuses a function of the API with the name of a trigger that is there", () => {
    const handlers = [handler("report"), handler("preSignUp")];
    expect(refusalOf(() => requireOwnNames(parse({ preSignUp: { code } }), handlers))).to.equal(
      'handlers["preSignUp"] has the name of a function of users.triggers: write another name',
    );
  });

  it("takes a function of the API with the name of a trigger that is not there", () => {
    const handlers = [handler("postConfirmation")];
    expect(refusalOf(() => requireOwnNames(parse({ preSignUp: { code } }), handlers))).to.equal(undefined);
  });

  it("refuses a function that changes tokens beside groups of routes", () => {
    expect(refusalOf(() => requireOneTokenTrigger(parse({ preTokenGeneration: { code } }), ["editors"]))).to.equal(
      "users.triggers.preTokenGeneration cannot stand beside groups of routes, which need the pool's one place for such a function: write scopes in those routes and let your function add them, or leave it out",
    );
  });

  it("takes other functions beside groups of routes, and that one without", () => {
    expect([
      refusalOf(() => requireOneTokenTrigger(parse({ preSignUp: { code } }), ["editors"])),
      refusalOf(() => requireOneTokenTrigger(parse({ preTokenGeneration: { code } }), [])),
    ]).to.deep.equal([undefined, undefined]);
  });
});
