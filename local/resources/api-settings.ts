import type { DeclaredResource } from "../engine/evaluation";
import type { ApiSettings, RouteSettings } from "../gateway/settings";
import { findUnsupported } from "../gateway/unsupported";
import { api, findUnservedApi, toCorsSettings } from "./api";
import { authorizer, findUnservedAuthorizer, toAuthorizerSettings } from "./authorizer";
import { type DeclaredResources, nameOf } from "./declared";
import { type Findings, noFindings } from "./findings";
import { type FunctionTarget, findFunctionTarget } from "./function-target";
import { findUnservedIntegration, integration, toFunctionArn } from "./integration";
import { allowsInvoke, lambdaPermission } from "./lambda-permission";
import { ACCOUNT_ID } from "./naming";
import { number, text, texts } from "./properties";
import { findUnservedRoute, route } from "./route";
import {
  findClosedByThrottle,
  findUnknownInAccessLog,
  findUnservedAccessLog,
  isDeployed,
  stage,
  toAccessLogSettings,
  toRouteThrottles,
  toStageVariables,
  toThrottleSettings,
} from "./stage";

/** Gateway's time for an integration that names none, milliseconds. */
const DEFAULT_TIMEOUT_MS = 30_000;

interface Context {
  declared: DeclaredResources;
  /** Issuers of the pools that run here. */
  issuers: ReadonlySet<string>;
  findings: Findings;
}

/**
 * Every HTTP API of the program with its routes. Whatever of a lock is not understood becomes a refusal, so that nothing
 * is opened by being left out.
 */
export function toApis(context: Context): ApiSettings[] {
  return context.declared.of(api).map((resource) => toApi(resource, context));
}

function toApi(resource: DeclaredResource, context: Context): ApiSettings {
  const { findings } = context;
  const unserved = findUnservedApi(resource);
  if (unserved) findings.refusals.push(`${nameOf(resource)}: ${unserved}`);
  const [live, ...others] = listStages(resource, context);
  const first = toStage(resource, live, context);
  const otherStages = others.map((other) => toOtherStage(resource, other, context));
  return { ...first, ...(otherStages.length > 0 && { otherStages }) };
}

/** One stage of an API with all its routes; without a stage nothing is served. */
function toStage(resource: DeclaredResource, live: DeclaredResource | undefined, context: Context): ApiSettings {
  const { findings, declared } = context;
  const routes = declared.of(route).filter(({ inputs }) => text(inputs, "apiId") === resource.id);
  const accessLog = live && toAccessLogSettings(live);
  const stageVariables = live && toStageVariables(live);
  const settings: ApiSettings = {
    id: resource.id ?? "",
    name: text(resource.outputs, "name") ?? "",
    accountId: ACCOUNT_ID,
    region: text(resource.outputs, "region") ?? "",
    stage: live ? (text(live.outputs, "name") ?? "") : "$default",
    routes: live ? routes.flatMap((each) => toRoute(each, resource, live, context)) : [],
    cors: toCorsSettings(resource),
    throttle: live && toThrottleSettings(live),
    ...(accessLog && { accessLog }),
    ...(stageVariables && { stageVariables }),
  };
  findings.refusals.push(...findUnsupported(settings), ...findUnknownRouteSettings(live, routes));
  return settings;
}

/** A further stage: what was said of the first one's routes is not said again. */
function toOtherStage(resource: DeclaredResource, other: DeclaredResource, context: Context): ApiSettings {
  const findings = noFindings();
  const settings = toStage(resource, other, { ...context, findings });
  for (const kind of ["notes", "refusals"] as const) {
    context.findings[kind].push(...findings[kind].filter((line) => !context.findings[kind].includes(line)));
  }
  return settings;
}

/** AWS refuses a stage with settings of a route that the API does not have. */
function findUnknownRouteSettings(live: DeclaredResource | undefined, routes: DeclaredResource[]): string[] {
  if (!live) return [];
  const known = routes.map(({ inputs }) => text(inputs, "routeKey"));
  const unknown = [...toRouteThrottles(live).keys()].filter((key) => !known.includes(key));
  return unknown.map(
    (key) =>
      `${nameOf(live)}: its routeSettings name "${key}", which is no route of the API: AWS answers "Unable to find Route by key ${key} within the provided RouteSettings"`,
  );
}

/** The stages that AWS would serve, `$default` first. */
function listStages(resource: DeclaredResource, { declared, findings }: Context): DeclaredResource[] {
  const stages = declared.of(stage).filter(({ inputs }) => text(inputs, "apiId") === resource.id);
  if (stages.length === 0) {
    findings.notes.push(`${nameOf(resource)} has no stage: as on AWS, every request is answered with 404`);
  }
  const served = stages.filter((each) => {
    if (isDeployed(each)) return true;
    findings.notes.push(
      `${nameOf(each)} has no autoDeploy: as on AWS, nothing is deployed and every request is answered with 404`,
    );
    return false;
  });
  for (const live of served) {
    const worthSaying = [...findClosedByThrottle(live), ...findUnknownInAccessLog(live)];
    const unserved = findUnservedAccessLog(live);
    if (unserved) findings.refusals.push(`${nameOf(live)}: ${unserved}`);
    findings.notes.push(...worthSaying.map((words) => `${nameOf(live)} ${words}`));
  }
  return served.sort((one, other) => Number(other.id === "$default") - Number(one.id === "$default"));
}

function toRoute(
  resource: DeclaredResource,
  owner: DeclaredResource,
  live: DeclaredResource,
  context: Context,
): RouteSettings[] {
  const { declared, findings } = context;
  const refuse = (reason: string) => {
    findings.refusals.push(`${nameOf(resource)}: ${reason}`);
    return [];
  };
  const { inputs } = resource;
  const unserved = findUnservedRoute(resource);
  if (unserved) return refuse(unserved);
  const target = declared.find(integration, text(inputs, "target")?.replace(/^integrations\//, ""));
  if (!target) return refuse("its target is not an integration of this program");
  const unservedTarget = findUnservedIntegration(target);
  if (unservedTarget) return refuse(`${nameOf(target)}: ${unservedTarget}`);
  const functionArn = toFunctionArn(target);
  const served = findFunctionTarget(functionArn, declared);
  if (!served) return refuse(`it calls ${functionArn}, which is not a function of this program`);
  const isClosed = text(inputs, "authorizationType") === "JWT";
  const lock = isClosed ? declared.find(authorizer, text(inputs, "authorizerId")) : undefined;
  if (isClosed && !lock) return refuse("its authorizer is not one of this program");
  const unservedLock = lock && findUnservedAuthorizer(lock, context.issuers);
  if (lock && unservedLock) return refuse(`${nameOf(lock)}: ${unservedLock}`);
  const routeKey = text(inputs, "routeKey") ?? "";
  const throttle = toRouteThrottles(live).get(routeKey);
  return [
    {
      routeKey,
      authorizer: lock && toAuthorizerSettings(lock),
      scopes: texts(inputs, "authorizationScopes"),
      functionArn: isPermitted(owner, live, routeKey, served, declared)
        ? functionArn
        : notPermitted(resource, served, findings),
      timeoutMs: number(target.inputs, "timeoutMilliseconds") ?? DEFAULT_TIMEOUT_MS,
      ...(throttle && { throttle }),
    },
  ];
}

function isPermitted(
  owner: DeclaredResource,
  live: DeclaredResource,
  routeKey: string,
  { resource, qualifier }: FunctionTarget,
  declared: DeclaredResources,
): boolean {
  const [method = "", path] = routeKey.split(" ");
  const tail = path === undefined ? method : `${method === "ANY" ? "*" : method}${path}`;
  const routeArn = `${text(owner.outputs, "executionArn")}/${live.id}/${tail}`;
  const functionArn = text(resource.outputs, "arn") ?? "";
  return declared.of(lambdaPermission).some((one) => allowsInvoke(one, functionArn, routeArn, qualifier));
}

/** No function has this ARN, so that the route answers 500, as it would on AWS. */
function notPermitted(resource: DeclaredResource, served: FunctionTarget, findings: Findings): string {
  const what = `${served.qualifier === undefined ? "" : `${served.qualifier} of `}${nameOf(served.resource)}`;
  findings.notes.push(`${nameOf(resource)}: no permission lets this API invoke ${what}: as on AWS, it answers 500`);
  return `${text(served.resource.outputs, "arn")}#not-permitted`;
}
