import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type ChildOptions, lockedIf } from "./child";
import { toLogGroup } from "./log-group";
import type { HttpApiPlan, LogsPlan, ThrottlePlan } from "./plan";

interface StagePlan {
  api: aws.apigatewayv2.Api;
  authorizer: aws.apigatewayv2.Authorizer;
  routes: { [routeKey: string]: aws.apigatewayv2.Route };
  permissions: { [handler: string]: aws.lambda.Permission };
  /** What nothing else waits for, and a `destroy` would begin with. */
  awaited: pulumi.Resource[];
  stage: HttpApiPlan["stage"];
  throttle: ThrottlePlan;
  /** Limits of single routes, in place of `throttle`. */
  throttles: { routeKey: string; throttle: ThrottlePlan }[];
  logs: LogsPlan;
  /** Pulumi refuses to delete or replace it. */
  locked: boolean;
  tags: pulumi.Input<{ [name: string]: string }>;
}

/**
 * Makes the stage, last of all: it is live only when every route is locked and every function may be called. So it is
 * also the first thing a `destroy` comes to, and a locked stage stops even one without preview before anything is gone.
 */
export function createStage(name: string, plan: StagePlan, opts: ChildOptions) {
  const accessLog = createAccessLog(name, plan, opts);
  const stage = new aws.apigatewayv2.Stage(
    `${name}-stage`,
    {
      apiId: plan.api.id,
      name: plan.stage,
      // Left out, nothing would be served.
      autoDeploy: true,
      defaultRouteSettings: toRouteSettings(plan.throttle),
      ...(plan.throttles.length > 0 ? { routeSettings: plan.throttles.map(toOwnSettings) } : {}),
      accessLogSettings: { destinationArn: accessLog.arn, format: JSON.stringify(accessLogFormat) },
      tags: plan.tags,
    },
    {
      ...lockedIf(plan.locked, opts),
      dependsOn: [plan.authorizer, ...Object.values(plan.routes), ...Object.values(plan.permissions), ...plan.awaited],
    },
  );
  return { stage, accessLog };
}

function toOwnSettings({ routeKey, throttle }: { routeKey: string; throttle: ThrottlePlan }) {
  return { routeKey, ...toRouteSettings(throttle) };
}

/** Either number left out would be 0: every call answered with 429. */
function toRouteSettings({ requestsPerSecond, burst }: ThrottlePlan) {
  return { detailedMetricsEnabled: false, throttlingBurstLimit: burst, throttlingRateLimit: requestsPerSecond };
}

/**
 * One line a request, at most 1024 characters as a template. Path and user agent stay out: API Gateway puts values in as
 * they are, so a quotation mark of the caller's would break the line.
 */
const accessLogFormat = {
  requestId: "$context.requestId",
  requestTime: "$context.requestTime",
  sourceIp: "$context.identity.sourceIp",
  routeKey: "$context.routeKey",
  status: "$context.status",
  authorizerError: "$context.authorizer.error",
  error: "$context.error.message",
  integrationStatus: "$context.integration.status",
  integrationError: "$context.integrationErrorMessage",
  responseLatency: "$context.responseLatency",
  integrationLatency: "$context.integrationLatency",
  responseLength: "$context.responseLength",
};

/**
 * API Gateway writes each log group into a policy of the region that has little room, unless the name starts with
 * `/aws/vendedlogs/`. The API's id makes it unique.
 */
function createAccessLog(name: string, { api, logs, tags }: StagePlan, opts: ChildOptions) {
  return new aws.cloudwatch.LogGroup(
    `${name}-access-log`,
    { name: pulumi.interpolate`/aws/vendedlogs/http-api/${api.id}`, ...toLogGroup(logs), tags },
    opts,
  );
}
