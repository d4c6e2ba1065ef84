import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseGrants, requireGrantResources } from "../../../components/checks/grants";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown) => parseGrants({ where: "handler.grants", value });
const arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/notes";
const actions = ["dynamodb:PutItem"];
const refusedAction = (action: unknown) => refusalOf(() => parse([{ actions: [action], resources: [arn] }]));
const refusedResource = (resource: unknown) => refusalOf(() => parse([{ actions, resources: [resource] }]));

describe("checks/grants", () => {
  it("has none unless told otherwise", () => {
    expect(parse(undefined)).to.deep.equal([]);
  });

  it("takes exact actions on exact and computed ARNs", () => {
    const resources = [
      arn,
      `${arn}/index/by-date`,
      "arn:aws:s3:::notes/a.txt",
      "arn:aws-us-gov:sqs:us-gov-west-1:111122223333:jobs",
      "arn:aws:iam::aws:policy/Some",
      pulumi.output(arn),
    ];
    const grants = [{ actions: ["dynamodb:PutItem", "execute-api:Invoke"], resources }];
    expect(parse(grants)).to.deep.equal(grants);
  });

  it("refuses a grant without actions", () => {
    const refusal = 'handler.grants[0].actions must hold an action: write one such as "dynamodb:PutItem"';
    expect([
      refusalOf(() => parse([{ actions: [], resources: [arn] }])),
      refusalOf(() => parse([{ resources: [arn] }])),
    ]).to.deep.equal([refusal, refusal]);
  });

  it("refuses a grant without resources", () => {
    expect(refusalOf(() => parse([{ actions }]))).to.equal(
      "handler.grants[0].resources must hold an ARN: write what the actions are allowed on",
    );
  });

  for (const action of ["*", "dynamodb:*", "s3:Get*", "s3:GetObjec?"]) {
    it(`refuses the wildcard in the action ${action}`, () => {
      expect(refusedAction(action)).to.equal(
        `handler.grants[0].actions[0] holds a wildcard, got "${action}": write each action in full`,
      );
    });
  }

  for (const action of [
    "PutItem",
    "dynamodb.PutItem",
    "dynamodb:",
    "dynamodb:Put Item",
    "DynamoDB:PutItem",
    "Dynamodb:PutItem",
  ]) {
    it(`refuses the action ${action}`, () => {
      expect(refusedAction(action)).to.equal(
        `handler.grants[0].actions[0] must be service and action, got "${action}": write "dynamodb:PutItem"`,
      );
    });
  }

  it("refuses an action that is computed: what is allowed must be readable in the program", () => {
    expect(refusedAction(pulumi.output("dynamodb:PutItem"))).to.equal(
      "handler.grants[0].actions[0] must be a text, got an output or a promise: write it in quotes",
    );
  });

  for (const resource of ["*", `${arn}/*`, "arn:aws:s3:::notes-?", "arn:*:s3:::notes"]) {
    it(`refuses the wildcard in the resource ${resource}`, () => {
      expect(refusedResource(resource)).to.equal(
        `handler.grants[0].resources[0] holds a wildcard, got "${resource}": write the ARN of each resource`,
      );
    });
  }

  it("refuses a policy variable, which stands for many resources", () => {
    const resource = "arn:aws:s3:::notes/$" + "{aws:username}";
    expect(refusedResource(resource)).to.equal(
      `handler.grants[0].resources[0] holds a variable, got "${resource}": write the ARN of each resource`,
    );
  });

  for (const resource of [
    "notes",
    "arn:aws:dynamodb",
    "arn:aws:sqs:eu-west-1:1234:jobs",
    "arn:aws:sqs:eu-west-1::",
    `x${arn}`,
    `${arn} a`,
  ]) {
    it(`refuses ${resource}, which is no ARN`, () => {
      expect(refusedResource(resource)).to.equal(
        `handler.grants[0].resources[0] must be an ARN, got "${resource}": write arn:aws:<service>:<region>:<account>:<resource>`,
      );
    });
  }

  it("refuses a grant that is an output, by name", () => {
    expect(refusalOf(() => parse([pulumi.output({ actions, resources: [arn] })]))).to.equal(
      "handler.grants[0] must be known while the program runs, got an output or a promise: write it as a plain object",
    );
  });

  it("refuses an undefined grant", () => {
    expect(refusalOf(() => parse([undefined]))).to.equal(
      "handler.grants[0] must not be undefined: write a grant, or leave the item out",
    );
  });

  it("refuses a computed wildcard without quoting it", () => {
    expect(refusalOf(() => requireGrantResources(["arn:aws:s3:::s3cret/*"], "handler.grants[0].resources"))).to.equal(
      "handler.grants[0].resources[0] holds a wildcard, got a string: write the ARN of each resource",
    );
  });
});
