import { expect } from "chai";
import { type ConfigChange, type Run, runProgram } from "./run-program";

const resources = [
  "aws:apigatewayv2/api:Api notes-api",
  "aws:apigatewayv2/authorizer:Authorizer notes-authorizer",
  "aws:apigatewayv2/integration:Integration notes-handler-integration",
  "aws:apigatewayv2/integration:Integration notes-hello-integration",
  "aws:apigatewayv2/route:Route notes-DELETE /notes/{id}",
  "aws:apigatewayv2/route:Route notes-GET /health",
  "aws:apigatewayv2/route:Route notes-GET /hello",
  "aws:apigatewayv2/route:Route notes-GET /notes",
  "aws:apigatewayv2/route:Route notes-GET /notes/{id}",
  "aws:apigatewayv2/route:Route notes-POST /notes",
  "aws:apigatewayv2/stage:Stage notes-stage",
  "aws:cloudwatch/logGroup:LogGroup notes-access-log",
  "aws:cloudwatch/logGroup:LogGroup notes-handler-logs",
  "aws:cloudwatch/logGroup:LogGroup notes-hello-logs",
  "aws:cognito/managedLoginBranding:ManagedLoginBranding notes-client-branding",
  "aws:cognito/userPool:UserPool notes-pool",
  "aws:cognito/userPoolClient:UserPoolClient notes-client",
  "aws:cognito/userPoolDomain:UserPoolDomain notes-domain",
  "aws:dynamodb/table:Table notes",
  "aws:iam/role:Role notes-handler-role",
  "aws:iam/role:Role notes-hello-role",
  "aws:iam/rolePolicy:RolePolicy notes-handler-policy",
  "aws:iam/rolePolicy:RolePolicy notes-hello-policy",
  "aws:lambda/function:Function notes-handler",
  "aws:lambda/function:Function notes-hello",
  "aws:lambda/permission:Permission notes-handler-permission",
  "aws:lambda/permission:Permission notes-hello-permission",
  "secured-api:index:SecuredApi notes",
  "secured-api:index:Table notes",
];

const outputs = [
  "amplify",
  "apiUrl",
  "clientId",
  "discoveryUrl",
  "issuer",
  "oidcClient",
  "region",
  "signInUrl",
  "signOutUrl",
  "tokenUrl",
  "userPoolId",
];

function list({ registrations }: Run): string[] {
  return registrations.map(({ type, name }) => `${type} ${name}`).sort();
}

function inputsOf({ registrations }: Run, resource: string): Record<string, unknown> {
  return registrations.find(({ type, name }) => `${type} ${name}` === resource)?.inputs ?? {};
}

/** Paths of the inputs and options in which two runs differ, with both values. */
function compare(one: Run, other: Run): Record<string, unknown[]> {
  const left = flatten(one);
  const right = flatten(other);
  const paths = [...new Set([...left.keys(), ...right.keys()])].sort();
  const different = paths.filter((path) => left.get(path) !== right.get(path));
  return Object.fromEntries(different.map((path) => [path, [left.get(path), right.get(path)]]));
}

function flatten({ registrations }: Run): Map<string, unknown> {
  const values = new Map<string, unknown>();
  const walk = (path: string, value: unknown) => {
    if (typeof value !== "object" || value === null) values.set(path, value);
    else for (const [key, member] of Object.entries(value)) walk(`${path}.${key}`, member);
  };
  for (const { type, name, inputs, protect } of registrations) {
    if (type !== "pulumi:pulumi:Stack") walk(`${type.split(":").at(-1)} ${name}`, { ...inputs, protect });
  }
  return values;
}

describe("the program, by Pulumi's own loader", function () {
  this.timeout(60_000);
  let dev: Run;
  let prod: Run;

  before(async () => {
    [dev, prod] = await Promise.all([runProgram("dev"), runProgram("prod")]);
  });

  it("runs for both stacks", () => {
    expect([dev.printed, dev.errors, dev.exitCode]).to.deep.equal(["", [], 0]);
    expect([prod.printed, prod.errors, prod.exitCode]).to.deep.equal(["", [], 0]);
  });

  it("registers the same resources for both stacks", () => {
    expect(list(dev)).to.deep.equal([...resources, "pulumi:pulumi:Stack secured-api-dev"].sort());
    expect(list(prod)).to.deep.equal([...resources, "pulumi:pulumi:Stack secured-api-prod"].sort());
  });

  it("differs between the stacks by values alone", () => {
    expect(compare(dev, prod)).to.deep.equal({});
  });

  it("has the same outputs for both stacks", () => {
    expect([Object.keys(dev.outputs).sort(), Object.keys(prod.outputs).sort()]).to.deep.equal([outputs, outputs]);
  });
});
