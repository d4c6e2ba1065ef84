import { ARN, type ResourceRules, region, source, tags } from "./rule";

const { replaces, updates } = source("apigatewayv2/api.go");

export const apiRules: ResourceRules = {
  type: "aws:apigatewayv2/api:Api",
  properties: {
    apiKeySelectionExpression: updates(53, 310, {
      oneOf: ["$context.authorizer.usageIdentifierKey", "$request.header.x-api-key"],
    }),
    body: updates(66, 355),
    corsConfiguration: updates(72, 295, { fields: { maxAge: { range: [-1, 86_400] } } }),
    credentialsArn: replaces(116, { form: ARN }),
    description: updates(119, 310, { characters: [0, 1024] }),
    disableExecuteApiEndpoint: updates(124, 310),
    failOnWarnings: updates(132, undefined),
    ipAddressType: updates(136, 310, { oneOf: ["ipv4", "dualstack"] }),
    name: updates(142, 310, { characters: [1, 128] }),
    protocolType: replaces(150, { required: true, oneOf: ["HTTP", "WEBSOCKET"] }),
    region,
    routeKey: replaces(156),
    routeSelectionExpression: updates(158, 310),
    tags,
    target: replaces(168),
    version: updates(170, 310, { characters: [1, 64] }),
  },
};
