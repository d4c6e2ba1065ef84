import { ARN, type ResourceRules, region, source } from "./rule";

const { replaces, updates } = source("apigatewayv2/integration.go");

export const integrationRules: ResourceRules = {
  type: "aws:apigatewayv2/integration:Integration",
  properties: {
    apiId: replaces(49, { required: true }),
    connectionId: updates(51, 327, { characters: [1, 1024] }),
    connectionType: updates(56, 331, { oneOf: ["INTERNET", "VPC_LINK"] }),
    contentHandlingStrategy: updates(62, 335, { oneOf: ["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"] }),
    credentialsArn: updates(67, 339, { form: ARN }),
    description: updates(72, 343),
    integrationMethod: updates(76, 347, { oneOf: ["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"] }),
    integrationSubtype: replaces(96, { characters: [1, 128] }),
    integrationType: replaces(102, { required: true, oneOf: ["AWS", "HTTP", "MOCK", "HTTP_PROXY", "AWS_PROXY"] }),
    integrationUri: updates(105, 356),
    passthroughBehavior: updates(109, 360, { oneOf: ["WHEN_NO_MATCH", "NEVER", "WHEN_NO_TEMPLATES"] }),
    payloadFormatVersion: updates(122, 364, { oneOf: ["1.0", "2.0"] }),
    region,
    requestParameters: updates(131, 368),
    requestTemplates: updates(137, 385),
    responseParameters: updates(143, 389),
    templateSelectionExpression: updates(162, 414),
    timeoutMilliseconds: updates(166, 418, { range: [50, 30_000] }),
    tlsConfig: updates(171, 422),
  },
};
