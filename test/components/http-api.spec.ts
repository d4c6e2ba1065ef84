import * as aws from "@pulumi/aws";
import { expect } from "chai";
import { type Cors, TokenUse } from "../../components";
import { readAccount } from "../../components/account";
import { createApiRoutes } from "../../components/api-routes";
import { find, record } from "../record";
import { callbackUrl, code, recordApi } from "./notes-api";
import { rejectionOf } from "./rejection-of";

const apiType = "aws:apigatewayv2/api:Api";
const routeType = "aws:apigatewayv2/route:Route";

describe("HTTP API", () => {
  it("lets no page of another origin call unless told otherwise", async () => {
    expect(find(await recordApi(), apiType)).to.deep.equal({
      type: apiType,
      name: "notes-api",
      inputs: { protocolType: "HTTP", tags: {} },
      options: { parent: "notes" },
    });
  });

  async function corsInputs(cors: Cors) {
    return find(await recordApi({ cors, routes: { "GET /notes": {}, "POST /notes": {} } }), apiType).inputs;
  }

  it("always lets pages of allowed origins send authorization", async () => {
    const { corsConfiguration } = await corsInputs({ origins: ["http://localhost:5173"] });
    expect(corsConfiguration).to.deep.equal({
      allowOrigins: ["http://localhost:5173"],
      allowMethods: ["GET", "POST"],
      allowHeaders: ["authorization", "content-type"],
      exposeHeaders: [],
      allowCredentials: false,
      maxAge: 600,
    });
  });

  it("passes on what else pages may do", async () => {
    const { corsConfiguration } = await corsInputs({
      origins: ["https://notes.example.org"],
      methods: ["GET"],
      headers: ["x-trace"],
      exposeHeaders: ["etag"],
      credentials: true,
      maxAgeSeconds: 0,
    });
    expect(corsConfiguration).to.deep.equal({
      allowOrigins: ["https://notes.example.org"],
      allowMethods: ["GET"],
      allowHeaders: ["authorization", "content-type", "x-trace"],
      exposeHeaders: ["etag"],
      allowCredentials: true,
      maxAge: 0,
    });
  });

  it("has one authorizer, which trusts this pool and all of this API's clients", async () => {
    const recording = await recordApi({ clients: { web: { callbackUrls: [callbackUrl] } } });
    expect(find(recording, "aws:apigatewayv2/authorizer:Authorizer")).to.deep.equal({
      type: "aws:apigatewayv2/authorizer:Authorizer",
      name: "notes-authorizer",
      inputs: {
        apiId: "a1b2c3d4e5",
        authorizerType: "JWT",
        identitySources: ["$request.header.Authorization"],
        jwtConfiguration: {
          issuer: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E",
          audiences: ["notes-client-id", "notes-web-id"],
        },
      },
      options: { parent: "notes", dependsOn: ["notes-api", "notes-client", "notes-pool", "notes-web"] },
    });
  });

  it("sends events of form 2.0 to the function and says how long it waits", async () => {
    expect(find(await recordApi(), "aws:apigatewayv2/integration:Integration")).to.deep.equal({
      type: "aws:apigatewayv2/integration:Integration",
      name: "notes-handler-integration",
      inputs: {
        apiId: "a1b2c3d4e5",
        integrationType: "AWS_PROXY",
        integrationMethod: "POST",
        integrationUri: "arn:aws:lambda:eu-west-1:123456789012:notes-handler",
        payloadFormatVersion: "2.0",
        timeoutMilliseconds: 30_000,
      },
      options: { parent: "notes", dependsOn: ["notes-api", "notes-handler"] },
    });
  });

  it("may call the function from any of its routes, in this account alone", async () => {
    expect(find(await recordApi(), "aws:lambda/permission:Permission")).to.deep.equal({
      type: "aws:lambda/permission:Permission",
      name: "notes-handler-permission",
      inputs: {
        action: "lambda:InvokeFunction",
        function: "notes-handler-1a2b3c4",
        principal: "apigateway.amazonaws.com",
        sourceArn: "arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/*/*",
        sourceAccount: "123456789012",
      },
      options: { parent: "notes", dependsOn: ["notes-api", "notes-handler"] },
    });
  });
});

describe("routes", () => {
  const common = { apiId: "a1b2c3d4e5", target: "integrations/notes-handler-integration-id" };
  const locked = { ...common, authorizationType: "JWT", authorizerId: "notes-authorizer-id" };

  it("put the authorizer on every route that is not public", async () => {
    const recording = await recordApi({
      resourceServers: { notes: { scopes: { write: "write notes" } } },
      client: { callbackUrls: [callbackUrl], scopes: ["openid", "notes/write"] },
      routes: { "GET /health": { public: true }, "POST /notes": { scopes: ["notes/write"] } },
    });
    const routes = recording.resources.filter(({ type }) => type === routeType);
    expect(routes.map(({ name, inputs, options }) => ({ name, inputs, options }))).to.have.deep.members([
      {
        name: "notes-GET /health",
        inputs: { ...common, routeKey: "GET /health", authorizationType: "NONE" },
        options: { parent: "notes", dependsOn: ["notes-api", "notes-handler-integration"] },
      },
      {
        name: "notes-POST /notes",
        inputs: { ...locked, routeKey: "POST /notes", authorizationScopes: ["notes/write"] },
        options: { parent: "notes", dependsOn: ["notes-api", "notes-authorizer", "notes-handler-integration"] },
      },
    ]);
  });

  it("ask for a scope that only access tokens have, unless told otherwise", async () => {
    const { inputs } = find(await recordApi(), routeType);
    expect(inputs).to.deep.equal({
      ...locked,
      routeKey: "GET /notes",
      authorizationScopes: ["aws.cognito.signin.user.admin"],
    });
  });

  it("ask for no scope where ID tokens are taken too", async () => {
    const recording = await recordApi({ tokens: { tokenUse: TokenUse.AccessOrId } });
    expect(find(recording, routeType).inputs).to.deep.equal({ ...locked, routeKey: "GET /notes" });
  });

  it("are not made without a function", async () => {
    const recording = record(() => {
      const api = new aws.apigatewayv2.Api("api", { protocolType: "HTTP" });
      const authorizer = new aws.apigatewayv2.Authorizer("authorizer", { apiId: api.id, authorizerType: "JWT" });
      const routes = [{ routeKey: "GET /notes", public: false, scopes: [], throttle: undefined, handler: "report" }];
      const plan = { routes, api, authorizer, handlers: {}, account: readAccount({ parent: api }) };
      createApiRoutes("notes", plan, { parent: api });
    });
    expect(await rejectionOf(recording)).to.equal('route "GET /notes" has no handler');
  });

  it("reach the function they name", async () => {
    const recording = await recordApi({
      handlers: { report: { code } },
      routes: { "GET /notes": {}, "GET /report": { handler: "report" } },
    });
    const targets = ["notes-GET /notes", "notes-GET /report"].map((name) => find(recording, routeType, name).inputs);
    expect(targets.map(({ target }) => target)).to.deep.equal([
      "integrations/notes-handler-integration-id",
      "integrations/notes-report-integration-id",
    ]);
  });
});
