import { expect } from "chai";
import { find } from "../record";
import { code, recordApi } from "./notes-api";

const type = "aws:apigatewayv2/stage:Stage";

describe("stage", () => {
  it("deploys by itself, limits calls with both numbers and logs each request", async () => {
    const { accessLogSettings, ...inputs } = find(await recordApi(), type).inputs;
    expect(inputs).to.deep.equal({
      apiId: "a1b2c3d4e5",
      name: "$default",
      autoDeploy: true,
      defaultRouteSettings: {
        detailedMetricsEnabled: false,
        throttlingBurstLimit: 5000,
        throttlingRateLimit: 10_000,
      },
      tags: {},
    });
    expect(accessLogSettings.destinationArn).to.equal("arn:aws:cloudwatch:eu-west-1:123456789012:notes-access-log");
  });

  it("takes its name, throttle and tags from the args", async () => {
    const throttle = { requestsPerSecond: 20, burst: 40 };
    const recording = await recordApi({ stage: "v1", throttle, tags: { team: "notes" } });
    const { name, defaultRouteSettings, tags } = find(recording, type).inputs;
    expect([name, defaultRouteSettings, tags]).to.deep.equal([
      "v1",
      { detailedMetricsEnabled: false, throttlingBurstLimit: 40, throttlingRateLimit: 20 },
      { team: "notes" },
    ]);
  });

  it("limits single routes in place of the API, both numbers sent, and only those that ask for it", async () => {
    const recording = await recordApi({
      routes: {
        "GET /notes": {},
        "POST /notes": { throttle: { requestsPerSecond: 5, burst: 10 } },
        "GET /health": { public: true, throttle: { requestsPerSecond: 1, burst: 1 } },
      },
    });
    expect(find(recording, type).inputs["routeSettings"]).to.deep.equal([
      { routeKey: "POST /notes", detailedMetricsEnabled: false, throttlingBurstLimit: 10, throttlingRateLimit: 5 },
      { routeKey: "GET /health", detailedMetricsEnabled: false, throttlingBurstLimit: 1, throttlingRateLimit: 1 },
    ]);
  });

  it("comes last: every route is locked and every function may be called before it is live", async () => {
    const recording = await recordApi({
      handlers: { report: { code } },
      routes: { "GET /notes": {}, "GET /report": { handler: "report" } },
    });
    expect(find(recording, type).options).to.deep.equal({
      parent: "notes",
      protect: true,
      dependsOn: [
        "notes-GET /notes",
        "notes-GET /report",
        "notes-access-log",
        "notes-api",
        "notes-authorizer",
        "notes-handler-permission",
        "notes-report-permission",
      ],
    });
  });
});

describe("access log", () => {
  it("has a name that needs no room in the region's log policy, and is the API's own", async () => {
    const recording = await recordApi({ logs: { retentionDays: 7 }, tags: { team: "notes" } });
    expect(find(recording, "aws:cloudwatch/logGroup:LogGroup", "notes-access-log")).to.deep.equal({
      type: "aws:cloudwatch/logGroup:LogGroup",
      name: "notes-access-log",
      inputs: { name: "/aws/vendedlogs/http-api/a1b2c3d4e5", retentionInDays: 7, tags: { team: "notes" } },
      options: { parent: "notes", dependsOn: ["notes-api"] },
    });
  });

  it("is JSON with why the authorizer refused, and nothing a caller could break it with", async () => {
    const { format } = find(await recordApi(), type).inputs["accessLogSettings"];
    expect(JSON.parse(format)).to.deep.equal({
      requestId: "$context.requestId",
      requestTime: "$context.requestTime",
      sourceIp: "$context.identity.sourceIp",
      routeKey: "$context.routeKey",
      status: "$context.status",
      authorizerError: "$context.authorizer.error",
      error: "$context.error.message",
      integrationStatus: "$context.integration.status",
      integrationError: "$context.integrationErrorMessage",
      responseLatency: "$context.responseLatency",
      integrationLatency: "$context.integrationLatency",
      responseLength: "$context.responseLength",
    });
  });

  it("fits into the 1024 characters that API Gateway takes", async () => {
    const { format } = find(await recordApi(), type).inputs["accessLogSettings"];
    expect(format.length).to.be.within(1, 1024);
  });
});
