import { evaluateProgram } from "../../local/engine/evaluate";
import { createLocalProvider } from "../../local/resources/catalogue";
import { type ProgramSettings, toProgramSettings } from "../../local/resources/program-settings";
import { makeProgram } from "../local/engine/program-folder";

const program = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
const role = new aws.iam.Role("role", { assumeRolePolicy: "{}" });
const code = new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset("export const handler = () => 1;") });
const fn = new aws.lambda.Function("fn", { name: "fn", role: role.arn, runtime: "nodejs22.x", handler: "index.handler", code });
const api = new aws.apigatewayv2.Api("api", { name: "api", protocolType: "HTTP" });
new aws.lambda.Permission("permission", {
  action: "lambda:InvokeFunction", function: fn.name, principal: "apigateway.amazonaws.com", sourceArn: pulumi.interpolate\`\${api.executionArn}/*\`,
});
const integration = new aws.apigatewayv2.Integration("integration", {
  apiId: api.id, integrationType: "AWS_PROXY", integrationUri: fn.invokeArn, payloadFormatVersion: "2.0",
});
const target = pulumi.interpolate\`integrations/\${integration.id}\`;
new aws.apigatewayv2.Route("route", { apiId: api.id, routeKey: "GET /pets/{id}", target });
const stage = new aws.apigatewayv2.Stage("stage", { apiId: api.id, name: "$default", autoDeploy: true });
`;

/** What the local run reads of an open API with these lines of a program added. */
export async function readVariant(lines: string): Promise<ProgramSettings> {
  const { folder, remove } = makeProgram({ "index.ts": program + lines });
  try {
    const options = { folder, stack: "dev", config: {}, provider: createLocalProvider("seed"), env: {} };
    return toProgramSettings(await evaluateProgram(options), "seed");
  } finally {
    remove();
  }
}
