import { ARN, type ResourceRules, region, source, tags } from "./rule";

const { replaces, updates } = source("apigatewayv2/stage.go");

const LEVEL = { oneOf: ["ERROR", "INFO", "OFF"] } as const;

export const stageRules: ResourceRules = {
  type: "aws:apigatewayv2/stage:Stage",
  properties: {
    accessLogSettings: updates(50, 307, {
      fields: {
        destinationArn: { required: true, form: ARN },
        format: {
          required: true,
          characters: [1, 1024],
          form: [
            /\$context\.(requestId|extendedRequestId)/,
            "a text with $context.requestId or $context.extendedRequestId",
          ],
        },
      },
    }),
    apiId: replaces(72, { required: true }),
    autoDeploy: updates(78, 307),
    clientCertificateId: updates(83, 307),
    defaultRouteSettings: updates(87, 308, { fields: { loggingLevel: LEVEL } }),
    deploymentId: updates(122, 308),
    description: updates(127, 308, { characters: [0, 1024] }),
    name: replaces(143, { characters: [1, 128] }),
    region,
    routeSettings: updates(146, 309, { fields: { routeKey: { required: true }, loggingLevel: LEVEL } }),
    stageVariables: updates(183, 309),
    tags,
  },
};
