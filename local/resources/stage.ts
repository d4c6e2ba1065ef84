import type { DeclaredResource, Properties } from "../engine/evaluation";
import { findUnknownVariables } from "../gateway/access-log-format";
import type { AccessLogSettings, ThrottleSettings } from "../gateway/settings";
import type { ResourceDescription } from "./description";
import { ACCOUNT_ID, autoName } from "./naming";
import { flag, isDeclared, number, object, objects, text, textMap } from "./properties";

export const stage: ResourceDescription = {
  type: "aws:apigatewayv2/stage:Stage",
  label: "stage",
  served: [
    "apiId",
    "name",
    "autoDeploy",
    "deploymentId",
    "defaultRouteSettings",
    "routeSettings",
    "accessLogSettings",
    "stageVariables",
  ],
  irrelevant: ["description", "tags", "region"],
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
  return settings && toThrottle(settings);
}

/** What the stage tells its functions; undefined if it declares none. */
export function toStageVariables({ inputs }: DeclaredResource): Record<string, string> | undefined {
  const variables = textMap(inputs, "stageVariables");
  return Object.keys(variables).length > 0 ? variables : undefined;
}

/** The stage's access log; undefined if it declares none, or where it goes is not known here. */
export function toAccessLogSettings({ inputs }: DeclaredResource): AccessLogSettings | undefined {
  const settings = object(inputs, "accessLogSettings");
  if (!settings) return undefined;
  const { logGroup } = logGroupArn.exec(text(settings, "destinationArn") ?? "")?.groups ?? {};
  const format = text(settings, "format");
  return logGroup === undefined || format === undefined ? undefined : { logGroup, format };
}

/** A log group is what an HTTP API can write to; its ARN may end in `:*`. */
const logGroupArn = /^arn:[^:]+:logs:[^:]*:[^:]*:log-group:(?<logGroup>[^:]+)(?::\*)?$/;

/** AWS refuses a destination that is no log group; that it is an ARN is asked elsewhere. Undefined: nothing is wrong. */
export function findUnservedAccessLog({ inputs }: DeclaredResource): string | undefined {
  const destination = text(object(inputs, "accessLogSettings") ?? {}, "destinationArn") ?? "";
  if (!destination.startsWith("arn:") || logGroupArn.test(destination)) return undefined;
  return `accessLogSettings.destinationArn must be the ARN of a log group, got "${destination}"`;
}

/** Variables of the access log's format that HTTP APIs do not have, a line each. */
export function findUnknownInAccessLog(live: DeclaredResource): string[] {
  return findUnknownVariables(toAccessLogSettings(live)?.format ?? "").map(
    (name) => `logs $context.${name}, which is no variable of HTTP APIs: "-" is written for it`,
  );
}

/** The limits of single routes, by route key, which hold in place of the stage's own. What is left out is 0 here too. */
export function toRouteThrottles({ inputs }: DeclaredResource): Map<string, ThrottleSettings> {
  const entries = objects(inputs, "routeSettings");
  return new Map(entries.map((entry) => [text(entry, "routeKey") ?? "", toThrottle(entry)]));
}

function toThrottle(settings: Properties): ThrottleSettings {
  return {
    requestsPerSecond: number(settings, "throttlingRateLimit") ?? 0,
    burst: number(settings, "throttlingBurstLimit") ?? 0,
  };
}

/** What of the stage's limits is worth saying: those that let nothing through, which AWS's reading of left out ones makes. */
export function findClosedByThrottle(live: DeclaredResource): string[] {
  const isClosed = ({ burst, requestsPerSecond }: ThrottleSettings) => burst === 0 || requestsPerSecond === 0;
  const whole = toThrottleSettings(live);
  const routes = [...toRouteThrottles(live)].filter(([, throttle]) => isClosed(throttle));
  return [
    ...(whole && isClosed(whole)
      ? [
          "has default route settings without both throttling limits: as on AWS, a missing one is 0 and every request is answered with 429",
        ]
      : []),
    ...routes.map(
      ([key]) =>
        `has settings of route "${key}" without both throttling limits: as on AWS, a missing one is 0 and every request to it is answered with 429`,
    ),
  ];
}
