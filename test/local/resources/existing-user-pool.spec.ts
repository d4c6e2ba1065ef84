import { expect } from "chai";
import { evaluateProgram } from "../../../local/engine/evaluate";
import type { Evaluation, Properties } from "../../../local/engine/evaluation";
import { createLocalProvider } from "../../../local/resources/catalogue";
import {
  GET_USER_POOL,
  GET_USER_POOL_CLIENT,
  toExistingClient,
  toExistingPool,
} from "../../../local/resources/existing-user-pool";
import { type ProgramSettings, toProgramSettings } from "../../../local/resources/program-settings";
import { callFunction } from "../../../local/resources/provider-functions";
import { makeProgram, removePrograms } from "../engine/program-folder";

const poolId = "eu-west-1_Ab12Cd34E";
const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}`;
const clientIds = ["4h57kj3s0u8bq1m2n6p9r7t5vw", "1example23456789clientid00"];

/** An API that trusts a pool; `read` is what the program asks AWS of it. */
const program = (read: string) => `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
const poolId = "${poolId}";
${read}
const code = new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset("export const handler = () => 1;") });
const role = new aws.iam.Role("role", { assumeRolePolicy: "{}" });
const fn = new aws.lambda.Function("fn", { name: "fn", role: role.arn, runtime: "nodejs20.x", handler: "index.handler", code });
const api = new aws.apigatewayv2.Api("api", { name: "api", protocolType: "HTTP" });
new aws.lambda.Permission("permission", { action: "lambda:InvokeFunction", function: fn.name, principal: "apigateway.amazonaws.com" });
const authorizer = new aws.apigatewayv2.Authorizer("authorizer", {
  apiId: api.id, name: "jwt", authorizerType: "JWT", identitySources: ["$request.header.Authorization"],
  jwtConfiguration: { issuer: "${issuer}", audiences: ${JSON.stringify([...clientIds, "https://api.example.com"])} },
});
const integration = new aws.apigatewayv2.Integration("integration", {
  apiId: api.id, integrationType: "AWS_PROXY", integrationUri: fn.invokeArn, payloadFormatVersion: "2.0",
});
new aws.apigatewayv2.Route("route", {
  apiId: api.id, routeKey: "GET /notes", target: pulumi.interpolate\`integrations/\${integration.id}\`, authorizationType: "JWT", authorizerId: authorizer.id,
});
new aws.apigatewayv2.Stage("stage", { apiId: api.id, name: "$default", autoDeploy: true });
`;

const readsBoth = `const pool = aws.cognito.getUserPoolOutput({ userPoolId: poolId });
const client = aws.cognito.getUserPoolClientOutput({ userPoolId: poolId, clientId: "${clientIds[0]}" });
export const poolArn = pool.arn;
export const clientId = client.id;
`;

async function evaluate(text: string): Promise<{ evaluation: Evaluation; settings: ProgramSettings }> {
  const { folder } = makeProgram({ "index.ts": text });
  const evaluation = await evaluateProgram({ folder, stack: "dev", provider: createLocalProvider("seed"), env: {} });
  return { evaluation, settings: toProgramSettings(evaluation, "seed") };
}

describe("an existing user pool", function () {
  this.timeout(30_000);
  after(removePrograms);

  it("that a program reads is stood in for under its id, with the clients that are trusted, and named", async () => {
    const { evaluation, settings } = await evaluate(program(readsBoth));
    expect(evaluation.outputs).to.deep.equal({
      poolArn: `arn:aws:cognito-idp:eu-west-1:000000000000:userpool/${poolId}`,
      clientId: clientIds[0],
    });
    expect(settings.refusals).to.deep.equal([]);
    expect(settings.identity.pools).to.deep.equal([toExistingPool(poolId)]);
    expect(settings.identity.clients).to.deep.equal(clientIds.map((id) => toExistingClient(poolId, id)));
    expect(settings.notes).to.deep.equal([
      `existing user pool ${poolId} is stood in for here: e-mail addresses as user names, password sign-in by API, AWS's defaults otherwise; its people are this machine's`,
    ]);
  });

  it("has e-mail addresses as user names and AWS's defaults otherwise", () => {
    const { usernameAttributes, caseSensitive, passwordPolicy, mfa } = toExistingPool(poolId);
    expect([usernameAttributes, caseSensitive, passwordPolicy.minimumLength, mfa]).to.deep.equal([
      ["email"],
      false,
      8,
      "OFF",
    ]);
  });

  it("lets people sign in with a password by API, and through no page", () => {
    const client = toExistingClient(poolId, clientIds[0] ?? "");
    expect(client).to.deep.include({
      id: clientIds[0],
      poolId,
      secret: undefined,
      explicitAuthFlows: [
        "ALLOW_USER_PASSWORD_AUTH",
        "ALLOW_ADMIN_USER_PASSWORD_AUTH",
        "ALLOW_USER_SRP_AUTH",
        "ALLOW_REFRESH_TOKEN_AUTH",
      ],
      preventUserExistenceErrors: true,
      allowedOauthFlows: [],
    });
  });

  it("that is trusted but not read stops the start", async () => {
    const { settings } = await evaluate(program(""));
    expect(settings.refusals).to.deep.equal([
      `route "route": authorizer "authorizer": issuer "${issuer}" is not a user pool of this program, so its keys are not here`,
    ]);
    expect(settings.identity.pools).to.deep.equal([]);
  });

  it("does not stand in for another one that is trusted", async () => {
    const { settings } = await evaluate(
      program('aws.cognito.getUserPoolOutput({ userPoolId: "eu-west-1_Another01" });'),
    );
    expect(settings.refusals.length).to.equal(1);
  });

  it("does not take the place of one that the program declares", async () => {
    const reads = `const own = new aws.cognito.UserPool("own", { usernameAttributes: ["phone_number"] });
const web = new aws.cognito.UserPoolClient("web", { userPoolId: own.id });
aws.cognito.getUserPoolClientOutput({ userPoolId: own.id, clientId: web.id });
`;
    const { identity, notes } = (await evaluate(program(reads))).settings;
    expect(identity.pools.map(({ usernameAttributes }) => usernameAttributes)).to.deep.equal([["phone_number"]]);
    expect([identity.clients.length, notes]).to.deep.equal([1, []]);
  });

  it("must have an id that AWS could have given", () => {
    const ask = (token: string, args: Properties) => () => callFunction(token, args, "eu-west-1");
    expect(ask(GET_USER_POOL, { userPoolId: "notes" })).to.throw(
      '"notes" is no id of a user pool: it must look like "eu-west-1_Ab12Cd34E"',
    );
    expect(ask(GET_USER_POOL_CLIENT, { userPoolId: poolId, clientId: "not an id" })).to.throw(
      '"not an id" is no id of an app client',
    );
  });
});
