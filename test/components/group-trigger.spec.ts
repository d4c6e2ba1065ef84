import { join } from "node:path";
import { expect } from "chai";
import type { SecuredApiArgs } from "../../components";
import { find } from "../record";
import { callbackUrl, recordApi } from "./notes-api";

const functionType = "aws:lambda/function:Function";
const permissionType = "aws:lambda/permission:Permission";
const poolType = "aws:cognito/userPool:UserPool";
const source = join(__dirname, "..", "..", "components", "triggers", "group-scopes.mjs");

const args: Partial<SecuredApiArgs> = {
  users: { groups: { editors: {}, readers: {}, idle: {} } },
  routes: { "GET /notes": { groups: ["readers", "editors"] }, "DELETE /notes": { groups: ["editors"] } },
};

describe("group trigger", () => {
  it("is not there while no route asks for a group", async () => {
    const recording = await recordApi({ users: { groups: { editors: {} } } });
    const parts = recording.resources.filter(({ name }) => name.startsWith("notes-group-scopes"));
    expect([parts, find(recording, poolType).inputs["lambdaConfig"]]).to.deep.equal([[], undefined]);
  });

  it("is a function that waits no longer than Cognito does, with a log group of its own", async () => {
    const { inputs, options } = find(await recordApi(args), functionType, "notes-group-scopes");
    const { code: _, ...others } = inputs;
    expect([others, options]).to.deep.equal([
      {
        handler: "index.handler",
        runtime: "nodejs24.x",
        architectures: ["arm64"],
        memorySize: 256,
        timeout: 5,
        role: "arn:aws:iam:eu-west-1:123456789012:notes-group-scopes-role",
        loggingConfig: {
          logFormat: "JSON",
          applicationLogLevel: "INFO",
          systemLogLevel: "INFO",
          logGroup: "notes-group-scopes-logs-1a2b3c4",
        },
        tracingConfig: { mode: "Active" },
        tags: {},
      },
      {
        parent: "notes",
        dependsOn: ["notes-group-scopes-logs", "notes-group-scopes-policy", "notes-group-scopes-role"],
      },
    ]);
  });

  it("runs the component's own code, with the groups that routes name and no others", async () => {
    const { code } = find(await recordApi(args), functionType, "notes-group-scopes").inputs;
    expect(code).to.deep.equal({
      __pulumiArchive: true,
      assets: {
        "index.mjs": { __pulumiAsset: true, path: source },
        "groups.json": { __pulumiAsset: true, text: '["editors","readers"]' },
      },
    });
  });

  it("has a role that writes its log and sends traces, nothing else", async () => {
    const recording = await recordApi({ ...args, tags: { team: "notes" } });
    const role = find(recording, "aws:iam/role:Role", "notes-group-scopes-role");
    const policy = find(recording, "aws:iam/rolePolicy:RolePolicy", "notes-group-scopes-policy");
    expect([JSON.parse(role.inputs["assumeRolePolicy"]), JSON.parse(policy.inputs["policy"])]).to.deep.equal([
      {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
      },
      {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: ["arn:aws:cloudwatch:eu-west-1:123456789012:notes-group-scopes-logs:*"],
          },
          { Effect: "Allow", Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource: ["*"] },
        ],
      },
    ]);
  });

  it("keeps its log as long, and has the tags, as any function", async () => {
    const recording = await recordApi({ ...args, logs: { retentionDays: 7 }, tags: { team: "notes" } });
    const logs = find(recording, "aws:cloudwatch/logGroup:LogGroup", "notes-group-scopes-logs");
    expect([logs.inputs, find(recording, functionType, "notes-group-scopes").inputs["tags"]]).to.deep.equal([
      { retentionInDays: 7, tags: { team: "notes" } },
      { team: "notes" },
    ]);
  });

  it("changes access tokens: the pool sends it the event of version 2.0, the first that can", async () => {
    const { inputs, options } = find(await recordApi(args), poolType);
    const lambdaArn = "arn:aws:lambda:eu-west-1:123456789012:notes-group-scopes";
    expect([inputs["lambdaConfig"], options]).to.deep.equal([
      { preTokenGenerationConfig: { lambdaArn, lambdaVersion: "V2_0" } },
      { parent: "notes", protect: true, dependsOn: ["notes-group-scopes"] },
    ]);
  });

  it("may be called by this pool alone, in this account alone", async () => {
    expect(find(await recordApi(args), permissionType, "notes-group-scopes-permission")).to.deep.equal({
      type: permissionType,
      name: "notes-group-scopes-permission",
      inputs: {
        action: "lambda:InvokeFunction",
        function: "notes-group-scopes-1a2b3c4",
        principal: "cognito-idp.amazonaws.com",
        sourceArn: "arn:aws:cognito:eu-west-1:123456789012:notes-pool",
        sourceAccount: "123456789012",
      },
      options: { parent: "notes", dependsOn: ["notes-group-scopes", "notes-pool"] },
    });
  });

  it("may be called before there is a client to sign in by: each sign-in calls it", async () => {
    const recording = await recordApi({ ...args, clients: { web: { callbackUrls: [callbackUrl] } } });
    const clients = recording.resources.filter(({ type }) => type === "aws:cognito/userPoolClient:UserPoolClient");
    expect(clients.map(({ name, options }) => [name, options.dependsOn])).to.have.deep.members([
      ["notes-client", ["notes-group-scopes-permission", "notes-pool"]],
      ["notes-web", ["notes-group-scopes-permission", "notes-pool"]],
    ]);
  });

  it("is what the routes ask for: a scope that it alone gives", async () => {
    const recording = await recordApi(args);
    const routes = recording.resources.filter(({ type }) => type === "aws:apigatewayv2/route:Route");
    expect(routes.map(({ inputs }) => [inputs["routeKey"], inputs["authorizationScopes"]])).to.have.deep.members([
      ["GET /notes", ["group/readers", "group/editors"]],
      ["DELETE /notes", ["group/editors"]],
    ]);
  });

  it("serves no route: the API cannot call it", async () => {
    const { resources } = await recordApi(args);
    const called = resources.filter(({ type }) => type === "aws:apigatewayv2/integration:Integration");
    expect(called.map(({ name }) => name)).to.deep.equal(["notes-handler-integration"]);
  });
});
