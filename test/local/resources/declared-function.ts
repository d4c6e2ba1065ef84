import { evaluateProgram } from "../../../local/engine/evaluate";
import { createLocalProvider } from "../../../local/resources/catalogue";
import { type ProgramSettings, toProgramSettings } from "../../../local/resources/program-settings";
import { makeProgram } from "../engine/program-folder";

/** An open route to a function, with what the given lines declare besides; `fn` is the function's arguments. */
const program = (lines: string[]) => `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
const role = new aws.iam.Role("role", { assumeRolePolicy: "{}" });
const code = new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset("export const handler = () => 1;") });
const base = { name: "fn", role: role.arn, runtime: "nodejs24.x", handler: "index.handler", code };
const api = new aws.apigatewayv2.Api("api", { name: "api", protocolType: "HTTP" });
const serve = (uri: pulumi.Input<string>, permission: object, stage: object = {}) => {
  new aws.lambda.Permission("permission", {
    action: "lambda:InvokeFunction", function: "fn", principal: "apigateway.amazonaws.com",
    sourceArn: pulumi.interpolate\`\${api.executionArn}/*/*\`, ...permission,
  });
  const integration = new aws.apigatewayv2.Integration("integration", {
    apiId: api.id, integrationType: "AWS_PROXY", integrationUri: uri, payloadFormatVersion: "2.0",
  });
  new aws.apigatewayv2.Route("route", { apiId: api.id, routeKey: "GET /a", target: pulumi.interpolate\`integrations/\${integration.id}\` });
  new aws.apigatewayv2.Stage("stage", { apiId: api.id, name: "$default", autoDeploy: true, ...stage });
};
${lines.join("\n")}
`;

/** Reads what such a program declares. */
export async function readFunctionProgram(...lines: string[]): Promise<ProgramSettings> {
  const { folder, remove } = makeProgram({ "index.ts": program(lines) });
  try {
    const provider = createLocalProvider("seed");
    return toProgramSettings(await evaluateProgram({ folder, stack: "dev", provider, env: {} }), "seed");
  } finally {
    remove();
  }
}
