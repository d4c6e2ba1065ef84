import { type ResourceRules, region, source } from "./rule";

const { replaces, updates } = source("apigatewayv2/route.go");

export const routeRules: ResourceRules = {
  type: "aws:apigatewayv2/route:Route",
  properties: {
    apiId: replaces(56, { required: true }),
    apiKeyRequired: updates(58, 250),
    authorizationScopes: updates(63, 254, { characters: [1, 64] }),
    authorizationType: updates(68, 258, { oneOf: ["NONE", "AWS_IAM", "CUSTOM", "JWT"] }),
    authorizerId: updates(74, 262),
    modelSelectionExpression: updates(78, 267),
    operationName: updates(82, 271, { characters: [1, 64] }),
    region,
    requestModels: updates(87, 275),
    requestParameters: updates(92, 210),
    routeKey: updates(109, 283, { required: true }),
    routeResponseSelectionExpression: updates(113, 287),
    target: updates(117, 291, { characters: [1, 128] }),
  },
};
