import type { DeclaredResource } from "../engine/evaluation";
import type { ThrottleSettings } from "../gateway/settings";
import type { ResourceDescription } from "./description";
import { ACCOUNT_ID, autoName } from "./naming";
import { flag, isDeclared, number, object, text } from "./properties";

export const stage: ResourceDescription = {
  type: "aws:apigatewayv2/stage:Stage",
  label: "stage",
  served: ["apiId", "name", "autoDeploy", "deploymentId", "defaultRouteSettings"],
  irrelevant: ["accessLogSettings", "description", "tags", "region"],
  create: ({ name, inputs, region }, naming) => {
    const physical = text(inputs, "name") ?? autoName(name, naming);
    const apiId = text(inputs, "apiId") ?? "";
    return {
      id: physical,
      computed: {
        name: physical,
        arn: `arn:aws:apigateway:${region}::/apis/${apiId}/stages/${physical}`,
        executionArn: `arn:aws:execute-api:${region}:${ACCOUNT_ID}:${apiId}/${physical}`,
        invokeUrl: `https://${apiId}.execute-api.${region}.amazonaws.com/${physical === "$default" ? "" : physical}`,
        region,
      },
    };
  },
};

/** True if AWS would serve the API's routes from this stage. */
export function isDeployed({ inputs }: DeclaredResource): boolean {
  return flag(inputs, "autoDeploy") === true || isDeclared(inputs["deploymentId"]);
}

/**
 * The stage's own limits. AWS takes a limit that is left out of default route settings for 0, which refuses every
 * request with 429.
 *
 * @returns undefined for a stage without default route settings: the account's limits apply
 */
export function toThrottleSettings({ inputs }: DeclaredResource): ThrottleSettings | undefined {
  const settings = object(inputs, "defaultRouteSettings");
  if (!settings) return undefined;
  return {
    requestsPerSecond: number(settings, "throttlingRateLimit") ?? 0,
    burst: number(settings, "throttlingBurstLimit") ?? 0,
  };
}
