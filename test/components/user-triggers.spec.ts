import { expect } from "chai";
import { AuthFlow, PreTokenVersion, type SecuredApiArgs, type Triggers } from "../../components";
import { find, unknown } from "../record";
import { callbackUrl, code, recordApi } from "./notes-api";

const functionType = "aws:lambda/function:Function";
const permissionType = "aws:lambda/permission:Permission";
const policyType = "aws:iam/rolePolicy:RolePolicy";
const poolType = "aws:cognito/userPool:UserPool";
const clientType = "aws:cognito/userPoolClient:UserPoolClient";

const arnOf = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:notes-${name}`;
const withTriggers = (triggers: Triggers, more: Partial<SecuredApiArgs> = {}) =>
  recordApi({ ...more, users: { triggers } });

const challenges = {
  defineAuthChallenge: { code },
  createAuthChallenge: { code },
  verifyAuthChallenge: { code },
};

describe("triggers of the user pool", () => {
  it("are none unless told otherwise", async () => {
    const recording = await recordApi();
    const functions = recording.resources.filter(({ type }) => type === functionType);
    expect([functions.map(({ name }) => name), find(recording, poolType).inputs["lambdaConfig"]]).to.deep.equal([
      ["notes-handler"],
      undefined,
    ]);
  });

  it("are functions that wait no longer than Cognito does, each with a log group and a role of its own", async () => {
    const { inputs, options } = find(await withTriggers({ preSignUp: { code } }), functionType, "notes-preSignUp");
    const { code: _, ...others } = inputs;
    expect([others, options]).to.deep.equal([
      {
        handler: "index.handler",
        runtime: "nodejs24.x",
        architectures: ["arm64"],
        memorySize: 256,
        timeout: 5,
        role: "arn:aws:iam:eu-west-1:123456789012:notes-preSignUp-role",
        loggingConfig: {
          logFormat: "JSON",
          applicationLogLevel: "INFO",
          systemLogLevel: "INFO",
          logGroup: "notes-preSignUp-logs-1a2b3c4",
        },
        tracingConfig: { mode: "Active" },
        tags: {},
      },
      { parent: "notes", dependsOn: ["notes-preSignUp-logs", "notes-preSignUp-policy", "notes-preSignUp-role"] },
    ]);
  });

  it("are made with every choice of theirs", async () => {
    const preSignUp = {
      code,
      entryPoint: "app.main",
      runtime: "python3.12",
      memoryMb: 512,
      timeoutSeconds: 3,
      environment: { TABLE_NAME: "people" },
    };
    const recording = await withTriggers({ preSignUp }, { tags: { team: "notes" }, logs: { retentionDays: 7 } });
    const { inputs } = find(recording, functionType, "notes-preSignUp");
    const logs = find(recording, "aws:cloudwatch/logGroup:LogGroup", "notes-preSignUp-logs").inputs;
    const { handler, runtime, memorySize, timeout, environment, tags } = inputs;
    expect([{ handler, runtime, memorySize, timeout, environment, tags }, logs]).to.deep.equal([
      {
        handler: "app.main",
        runtime: "python3.12",
        memorySize: 512,
        timeout: 3,
        environment: { variables: { TABLE_NAME: "people" } },
        tags: { team: "notes" },
      },
      { retentionInDays: 7, tags: { team: "notes" } },
    ]);
  });

  it("stand at the pool, each in the place that Cognito has for it", async () => {
    const every = { code };
    const recording = await withTriggers(
      {
        preSignUp: every,
        postConfirmation: every,
        preAuthentication: every,
        postAuthentication: every,
        customMessage: every,
        ...challenges,
        userMigration: every,
        preTokenGeneration: every,
      },
      { client: { authFlows: [AuthFlow.Custom, AuthFlow.UserPassword] } },
    );
    expect(find(recording, poolType).inputs["lambdaConfig"]).to.deep.equal({
      preSignUp: arnOf("preSignUp"),
      postConfirmation: arnOf("postConfirmation"),
      preAuthentication: arnOf("preAuthentication"),
      postAuthentication: arnOf("postAuthentication"),
      customMessage: arnOf("customMessage"),
      defineAuthChallenge: arnOf("defineAuthChallenge"),
      createAuthChallenge: arnOf("createAuthChallenge"),
      verifyAuthChallengeResponse: arnOf("verifyAuthChallenge"),
      userMigration: arnOf("userMigration"),
      preTokenGenerationConfig: { lambdaArn: arnOf("preTokenGeneration"), lambdaVersion: "V2_0" },
    });
  });

  for (const version of Object.values(PreTokenVersion)) {
    it(`are sent the event before a token that was asked for: ${version}`, async () => {
      const recording = await withTriggers({ preTokenGeneration: { code, version } });
      expect(find(recording, poolType).inputs["lambdaConfig"]).to.deep.equal({
        preTokenGenerationConfig: { lambdaArn: arnOf("preTokenGeneration"), lambdaVersion: version },
      });
    });
  }

  it("stand beside the one that puts groups into tokens", async () => {
    const recording = await recordApi({
      users: { groups: { editors: {} }, triggers: { preSignUp: { code } } },
      routes: { "GET /notes": { groups: ["editors"] } },
    });
    expect(find(recording, poolType).inputs["lambdaConfig"]).to.deep.equal({
      preSignUp: arnOf("preSignUp"),
      preTokenGenerationConfig: { lambdaArn: arnOf("group-scopes"), lambdaVersion: "V2_0" },
    });
  });

  it("come before the pool, which names them", async () => {
    const recording = await withTriggers({ preSignUp: { code }, postConfirmation: { code } });
    expect(find(recording, poolType).options).to.deep.equal({
      parent: "notes",
      protect: true,
      dependsOn: ["notes-postConfirmation", "notes-preSignUp"],
    });
  });

  it("may be called by this pool alone, in this account alone", async () => {
    const recording = await withTriggers({ customMessage: { code } });
    expect(find(recording, permissionType, "notes-customMessage-permission")).to.deep.equal({
      type: permissionType,
      name: "notes-customMessage-permission",
      inputs: {
        action: "lambda:InvokeFunction",
        function: "notes-customMessage-1a2b3c4",
        principal: "cognito-idp.amazonaws.com",
        sourceArn: "arn:aws:cognito:eu-west-1:123456789012:notes-pool",
        sourceAccount: "123456789012",
      },
      options: { parent: "notes", dependsOn: ["notes-customMessage", "notes-pool"] },
    });
  });

  it("may be called, and may do their work, before anyone can get a token by any client", async () => {
    const preSignUp = { code, poolActions: ["cognito-idp:ListUsers"] };
    const recording = await withTriggers(
      { preSignUp },
      {
        clients: { web: { callbackUrls: [callbackUrl] } },
        machineClients: { job: { scopes: ["notes/read"] } },
        resourceServers: { notes: { scopes: { read: "read notes" } } },
      },
    );
    const waits = ["notes-notes", "notes-pool", "notes-preSignUp-permission", "notes-preSignUp-pool-actions"];
    const clients = recording.resources.filter(({ type }) => type === clientType);
    expect(clients.map(({ name, options }) => [name, options.dependsOn])).to.have.deep.members([
      ["notes-client", waits],
      ["notes-web", waits],
      ["notes-job", waits],
    ]);
  });

  it("serve no route: the API cannot call them", async () => {
    const { resources } = await withTriggers({ preSignUp: { code } });
    const called = resources.filter(({ type }) => type === "aws:apigatewayv2/integration:Integration");
    expect(called.map(({ name }) => name)).to.deep.equal(["notes-handler-integration"]);
  });
});

describe("what a trigger may do", () => {
  const ownLog = {
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: ["arn:aws:cloudwatch:eu-west-1:123456789012:notes-preSignUp-logs:*"],
  };
  const traces = { Effect: "Allow", Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource: ["*"] };
  const statementsOf = (policy: string) => JSON.parse(policy).Statement;

  it("is its own log and its traces unless told otherwise, and nothing on the pool", async () => {
    const recording = await withTriggers({ preSignUp: { code } });
    const policies = recording.resources.filter(({ type, name }) => type === policyType && /preSignUp/.test(name));
    expect(policies.map(({ name, inputs }) => [name, statementsOf(inputs["policy"])])).to.deep.equal([
      ["notes-preSignUp-policy", [ownLog, traces]],
    ]);
  });

  it("is what it was granted", async () => {
    const grants = [
      { actions: ["dynamodb:PutItem"], resources: ["arn:aws:dynamodb:eu-west-1:111122223333:table/people"] },
    ];
    const recording = await withTriggers({ preSignUp: { code, grants } });
    expect(statementsOf(find(recording, policyType, "notes-preSignUp-policy").inputs["policy"])).to.deep.equal([
      ownLog,
      traces,
      { Effect: "Allow", Action: grants[0]?.actions, Resource: grants[0]?.resources },
    ]);
  });

  it("is on the pool exactly what was named, on exactly this pool", async () => {
    const poolActions = ["cognito-idp:AdminUpdateUserAttributes", "cognito-idp:AdminAddUserToGroup"];
    const recording = await withTriggers({ preSignUp: { code }, postConfirmation: { code, poolActions } });
    expect(find(recording, policyType, "notes-postConfirmation-pool-actions")).to.deep.equal({
      type: policyType,
      name: "notes-postConfirmation-pool-actions",
      inputs: {
        role: "notes-postConfirmation-role-id",
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Action: poolActions,
              Resource: ["arn:aws:cognito:eu-west-1:123456789012:notes-pool"],
            },
          ],
        }),
      },
      options: { parent: "notes", dependsOn: ["notes-pool", "notes-postConfirmation-role"] },
    });
  });

  it("makes no circle: neither function nor role waits for the pool", async () => {
    const recording = await withTriggers({ preSignUp: { code, poolActions: ["cognito-idp:ListUsers"] } });
    const before = ["notes-preSignUp", "notes-preSignUp-role", "notes-preSignUp-policy", "notes-preSignUp-logs"];
    const waiting = recording.resources.filter(({ name }) => before.includes(name));
    expect(waiting.filter(({ options }) => options.dependsOn?.includes("notes-pool"))).to.deep.equal([]);
    expect(waiting).to.have.length(4);
  });

  it("is not known in a preview as far as it concerns the pool", async () => {
    const preSignUp = { code, poolActions: ["cognito-idp:ListUsers"] };
    const recording = await recordApi({ users: { triggers: { preSignUp } } }, { preview: true });
    expect(find(recording, policyType, "notes-preSignUp-pool-actions").inputs["policy"]).to.equal(unknown);
  });
});
