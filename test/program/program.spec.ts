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

/** What the program gives a resource. */
function inputsOf({ registrations }: Run, resource: string): Record<string, unknown> {
  return registrations.find(({ type, name }) => `${type} ${name}` === resource)?.inputs ?? {};
}

/** Inputs, and protection, in which two runs differ, with both values. */
function compare(one: Run, other: Run): Record<string, unknown[]> {
  const [left, right] = [flatten(one), flatten(other)];
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

/** Every value in which production is another than development. */
const differences = {
  "Api notes-api.corsConfiguration.allowOrigins.0": ["http://localhost:5173", "https://app.example.com"],
  "LogGroup notes-access-log.retentionInDays": [7, 365],
  "LogGroup notes-handler-logs.retentionInDays": [7, 365],
  "LogGroup notes-hello-logs.retentionInDays": [7, 365],
  "Stage notes-stage.protect": [false, true],
  "Table notes.deletionProtectionEnabled": [false, true],
  "Table notes.protect": [false, true],
  "UserPool notes-pool.deletionProtection": ["INACTIVE", "ACTIVE"],
  "UserPool notes-pool.mfaConfiguration": ["OPTIONAL", "ON"],
  "UserPool notes-pool.protect": [false, true],
  "UserPoolClient notes-client.callbackUrls.0": ["http://localhost:5173/callback", "https://app.example.com/callback"],
  "UserPoolClient notes-client.explicitAuthFlows.2": ["ALLOW_USER_PASSWORD_AUTH", undefined],
  "UserPoolClient notes-client.explicitAuthFlows.3": ["ALLOW_ADMIN_USER_PASSWORD_AUTH", undefined],
  "UserPoolClient notes-client.logoutUrls.0": ["http://localhost:5173/", "https://app.example.com/"],
  "UserPoolDomain notes-domain.protect": [false, true],
};

const anyone = { authorizationType: "NONE" };
const anySignedIn = {
  authorizationType: "JWT",
  authorizerId: "notes-authorizer-id",
  authorizationScopes: ["aws.cognito.signin.user.admin", "openid", "email", "profile"],
};

describe("the program, by Pulumi's own loader", function () {
  this.timeout(180_000);
  let dev: Run;
  let prod: Run;

  before(async () => {
    dev = await runProgram("dev");
    prod = await runProgram("prod");
  });

  it("runs for both stacks", () => {
    expect([dev.printed, dev.errors, dev.exitCode]).to.deep.equal(["", [], 0]);
    expect([prod.printed, prod.errors, prod.exitCode]).to.deep.equal(["", [], 0]);
  });

  it("registers the same resources for both stacks", () => {
    expect(list(dev)).to.deep.equal([...resources, "pulumi:pulumi:Stack secured-api-dev"].sort());
    expect(list(prod)).to.deep.equal([...resources, "pulumi:pulumi:Stack secured-api-prod"].sort());
  });

  it("differs between the stacks by the values of their files, and where the stack's name is a name", () => {
    const { "UserPoolDomain notes-domain.domain": domains, ...found } = compare(dev, prod);
    const tags = Object.entries(found).filter(([path]) => path.endsWith(".tags.stack"));
    for (const [path, values] of tags) {
      expect(values).to.deep.equal(["dev", "prod"]);
      delete found[path];
    }
    expect(found).to.deep.equal(differences);
    expect(domains?.map((domain) => String(domain).replace(/[0-9a-f]{8}$/, "#"))).to.deep.equal([
      "notes-dev-#",
      "notes-prod-#",
    ]);
  });

  it("opens GET /health to anyone and asks every other route for an access token", () => {
    const locks = dev.registrations
      .filter(({ type }) => type === "aws:apigatewayv2/route:Route")
      .map(({ inputs: { apiId: _, target: __, routeKey, ...lock } }) => [routeKey, lock]);
    expect(Object.fromEntries(locks)).to.deep.equal({
      "GET /health": anyone,
      "GET /hello": anySignedIn,
      "POST /notes": anySignedIn,
      "GET /notes": anySignedIn,
      "GET /notes/{id}": anySignedIn,
      "DELETE /notes/{id}": anySignedIn,
    });
  });

  it("serves hello and health by one function and the notes by another", () => {
    const targets = dev.registrations
      .filter(({ type }) => type === "aws:apigatewayv2/route:Route")
      .map(({ inputs }) => [inputs["routeKey"], inputs["target"]]);
    expect(Object.fromEntries(targets)).to.deep.equal({
      "GET /health": "integrations/notes-hello-integration-id",
      "GET /hello": "integrations/notes-hello-integration-id",
      "POST /notes": "integrations/notes-handler-integration-id",
      "GET /notes": "integrations/notes-handler-integration-id",
      "GET /notes/{id}": "integrations/notes-handler-integration-id",
      "DELETE /notes/{id}": "integrations/notes-handler-integration-id",
    });
  });

  /** Actions on anything but the function's own log and traces. */
  function grantsOf(role: string): unknown[] {
    const { policy } = inputsOf(dev, `aws:iam/rolePolicy:RolePolicy ${role}`);
    const { Statement } = JSON.parse(String(policy)) as { Statement: { Action: string[] }[] };
    return Statement.filter(({ Action }) => !Action.every((action) => /^(logs|xray):/.test(action)));
  }

  it("grants the notes function exactly what it does, on its table alone", () => {
    expect(grantsOf("notes-handler-policy")).to.deep.equal([
      {
        Effect: "Allow",
        Action: ["dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:DeleteItem"],
        Resource: ["arn:aws:dynamodb:eu-west-1:123456789012:notes"],
      },
    ]);
  });

  it("grants the hello function nothing", () => {
    expect(grantsOf("notes-hello-policy")).to.deep.equal([]);
  });

  it("keys the table by owner and note, and names it to its function", () => {
    const { hashKey, rangeKey } = inputsOf(dev, "aws:dynamodb/table:Table notes");
    const { environment } = inputsOf(dev, "aws:lambda/function:Function notes-handler");
    expect({ hashKey, rangeKey, environment }).to.deep.equal({
      hashKey: "owner",
      rangeKey: "id",
      environment: { variables: { TABLE_NAME: "notes-1a2b3c4" } },
    });
  });

  it("gives tokens the lifetimes of the stack's file", () => {
    const { accessTokenValidity, idTokenValidity, refreshTokenValidity, tokenValidityUnits } = inputsOf(
      dev,
      "aws:cognito/userPoolClient:UserPoolClient notes-client",
    );
    expect({ accessTokenValidity, idTokenValidity, refreshTokenValidity, tokenValidityUnits }).to.deep.equal({
      accessTokenValidity: 60,
      idTokenValidity: 60,
      refreshTokenValidity: 30,
      tokenValidityUnits: { accessToken: "minutes", idToken: "minutes", refreshToken: "days" },
    });
  });

  it("throttles the API as the stack's file says", () => {
    expect(inputsOf(dev, "aws:apigatewayv2/stage:Stage notes-stage")["defaultRouteSettings"]).to.include({
      throttlingRateLimit: 10_000,
      throttlingBurstLimit: 5_000,
    });
  });

  it("has the outputs that a front end needs, for both stacks", () => {
    expect([Object.keys(dev.outputs).sort(), Object.keys(prod.outputs).sort()]).to.deep.equal([outputs, outputs]);
    expect(dev.outputs).to.include({
      apiUrl: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
      userPoolId: "eu-west-1_Ab12Cd34E",
      clientId: "notes-client-id",
      issuer: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E",
      region: "eu-west-1",
    });
  });

  const mistakes: [string, ConfigChange, string][] = [
    [
      "a missing key",
      { "aws:region": undefined },
      "aws:region is missing: every stack needs it; set it with `pulumi config set aws:region eu-west-1`",
    ],
    [
      "a mistyped value",
      { "secured-api:accessMinutes": "an hour" },
      'secured-api:accessMinutes must be a whole number from 5 to 1440, got "an hour": write it as a plain number; set it with `pulumi config set secured-api:accessMinutes 60`',
    ],
    [
      "an unknown key",
      { "secured-api:deletionProtect": "false" },
      "secured-api:deletionProtect is not a configuration key: did you mean deletionProtection; remove it with `pulumi config rm secured-api:deletionProtect`",
    ],
    [
      "an impossible value",
      { "secured-api:callbackUrls": '["http://app.acme.io/callback"]' },
      "secured-api:callbackUrls[0] uses http beyond localhost, 127.0.0.1 and [::1], got \"http://app.acme.io/callback\": write https; set it with `pulumi config set --path 'secured-api:callbackUrls[0]' https://app.example.com/callback`",
    ],
  ];
  for (const [title, change, message] of mistakes) {
    it(`stops at ${title} with one line, before any resource`, async () => {
      const { exitCode, errors, registrations } = await runProgram("dev", change);
      expect([exitCode, errors]).to.deep.equal([32, [message]]);
      expect(registrations.filter(({ type }) => type !== "pulumi:pulumi:Stack")).to.deep.equal([]);
    });
  }
});
