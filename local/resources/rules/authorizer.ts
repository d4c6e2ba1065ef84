import { ARN, type ResourceRules, region, source } from "./rule";

const { replaces, updates } = source("apigatewayv2/authorizer.go");

export const authorizerRules: ResourceRules = {
  type: "aws:apigatewayv2/authorizer:Authorizer",
  properties: {
    apiId: replaces(53, { required: true }),
    authorizerCredentialsArn: updates(55, 220, { form: ARN }),
    authorizerPayloadFormatVersion: updates(60, 224, { oneOf: ["1.0", "2.0"] }),
    authorizerResultTtlInSeconds: updates(65, 228, { range: [0, 3600] }),
    authorizerType: updates(71, 232, { required: true, oneOf: ["JWT", "REQUEST"] }),
    authorizerUri: updates(76, 236, { characters: [1, 2048] }),
    enableSimpleResponses: updates(81, 240),
    identitySources: updates(85, 244),
    jwtConfiguration: updates(90, 252, { fields: { issuer: { characters: [1, 2048] } } }),
    name: updates(109, 248, { characters: [1, 128] }),
    region,
  },
};
