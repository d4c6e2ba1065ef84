import { expect } from "chai";
import { find } from "../record";
import { code, recordApi } from "./notes-api";

const aliasType = "aws:lambda/alias:Alias";
const provisionedType = "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig";
const handler = { code, provisionedConcurrency: 2 };

describe("copies of a function that are kept ready", () => {
  it("are none unless asked for: the API calls the code as it was last written", async () => {
    const recording = await recordApi();
    const parts = recording.resources.filter(({ type }) => [aliasType, provisionedType].includes(type));
    const { publish } = find(recording, "aws:lambda/function:Function").inputs;
    expect([parts, publish]).to.deep.equal([[], undefined]);
  });

  it("are of a published version, the one that the alias live names", async () => {
    const recording = await recordApi({ handler });
    const { publish } = find(recording, "aws:lambda/function:Function").inputs;
    expect([publish, find(recording, aliasType)]).to.deep.equal([
      true,
      {
        type: aliasType,
        name: "notes-handler-live",
        inputs: { name: "live", functionName: "notes-handler-1a2b3c4", functionVersion: "7" },
        options: { parent: "notes", dependsOn: ["notes-handler"] },
      },
    ]);
  });

  it("are as many as were asked for", async () => {
    expect(find(await recordApi({ handler }), provisionedType)).to.deep.equal({
      type: provisionedType,
      name: "notes-handler-provisioned",
      inputs: { functionName: "notes-handler-1a2b3c4", qualifier: "live", provisionedConcurrentExecutions: 2 },
      options: { parent: "notes", dependsOn: ["notes-handler", "notes-handler-live"] },
    });
  });

  it("are what the API calls, and may call: the alias and nothing else of the function", async () => {
    const recording = await recordApi({ handler });
    const integration = find(recording, "aws:apigatewayv2/integration:Integration");
    const permission = find(recording, "aws:lambda/permission:Permission");
    expect([integration.inputs["integrationUri"], permission.inputs]).to.deep.equal([
      "arn:aws:lambda:eu-west-1:123456789012:notes-handler-live",
      {
        action: "lambda:InvokeFunction",
        function: "notes-handler-1a2b3c4",
        qualifier: "live",
        principal: "apigateway.amazonaws.com",
        sourceArn: "arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/*/*",
        sourceAccount: "123456789012",
      },
    ]);
  });

  it("are ready before the API is live", async () => {
    const recording = await recordApi({ handler });
    expect(find(recording, "aws:apigatewayv2/stage:Stage").options.dependsOn).to.include("notes-handler-provisioned");
  });

  it("are each function's own", async () => {
    const { resources } = await recordApi({
      handler: { code },
      handlers: { report: handler },
      routes: { "GET /notes": {}, "GET /report": { handler: "report" } },
    });
    const integrations = resources.filter(({ type }) => type === "aws:apigatewayv2/integration:Integration");
    expect(integrations.map(({ inputs }) => inputs["integrationUri"])).to.have.members([
      "arn:aws:lambda:eu-west-1:123456789012:notes-handler",
      "arn:aws:lambda:eu-west-1:123456789012:notes-report-live",
    ]);
  });
});
