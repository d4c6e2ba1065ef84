import { type Refusal, toAnswer } from "./answer";
import { toLogTime } from "./log-time";
import type { GatewayRequest } from "./request";
import type { ApiSettings } from "./settings";
import { withoutTokens } from "./without-tokens";

/** A request and what became of it. */
export interface AnsweredRequest {
  api: ApiSettings;
  request: GatewayRequest;
  status: number;
  /** Length of the body that was sent, in bytes. */
  responseBytes: number;
  /** Undefined if the function answered. */
  refusal: Refusal | undefined;
  /** Milliseconds since 1970. */
  answeredAt: number;
}

/** Reads the value of a variable; undefined: it has none, which is written as `-`. */
export type ReadVariable = (answered: AnsweredRequest) => string | number | undefined;

/** What has a value here, by its name after `$context.`. */
const readers: Record<string, ReadVariable> = {
  accountId: ({ api }) => api.accountId,
  apiId: ({ api }) => api.id,
  "authorizer.error": ({ request, refusal }) => toAuthorizerError(request, refusal),
  domainName: ({ api }) => `${api.id}.execute-api.${api.region}.amazonaws.com`,
  domainPrefix: ({ api }) => api.id,
  "error.message": ({ refusal }) => refusal && toMessage(refusal),
  "error.messageString": ({ refusal }) => refusal && JSON.stringify(toMessage(refusal)),
  extendedRequestId: ({ request }) => request.id,
  httpMethod: ({ request }) => request.method,
  "identity.sourceIp": ({ request }) => request.sourceIp,
  "identity.userAgent": ({ request }) => toOptional(request.headers.values["user-agent"], toShown),
  "integration.error": ({ request, refusal }) => toIntegrationError(request, refusal),
  "integration.integrationStatus": ({ request }) => toLambdaStatus(request),
  "integration.latency": ({ request }) => toLatency(request),
  "integration.status": ({ request }) => request.integration?.status,
  integrationErrorMessage: ({ request, refusal }) => toIntegrationError(request, refusal),
  integrationLatency: ({ request }) => toLatency(request),
  integrationStatus: ({ request }) => toLambdaStatus(request),
  path: ({ request }) => toOptional(request.target?.encodedPath, toShown),
  protocol: () => "HTTP/1.1",
  requestId: ({ request }) => request.id,
  requestTime: ({ request }) => toLogTime(request.receivedAt),
  requestTimeEpoch: ({ request }) => request.receivedAt,
  responseLatency: ({ request, answeredAt }) => answeredAt - request.receivedAt,
  responseLength: ({ responseBytes }) => responseBytes,
  routeKey: ({ request }) => request.routeKey,
  stage: ({ api }) => api.stage,
  status: ({ status }) => status,
};

/** Documented, and without a value here: other kinds of authorizer, client certificates, custom domains, ids of AWS. */
const withoutValue =
  /^(?:awsEndpointRequestId2?|customDomain\.basePathMatched|dataProcessed|error\.responseType|integration\.requestId|authorizer\.\w+|identity\.(?:accountId|caller|cognito(?:AuthenticationProvider|AuthenticationType|IdentityId|IdentityPoolId)|principalOrgId|user|userArn|clientCert\.(?:clientCertPem|subjectDN|issuerDN|serialNumber|validity\.notBefore|validity\.notAfter)))$/;

const claim = /^authorizer\.claims\.(.+)$/;

/**
 * Finds how a variable is read ("Customize HTTP API access logs").
 *
 * @param name What stands after `$context.`.
 * @returns Undefined for one that is not documented for HTTP APIs.
 */
export function findVariable(name: string): ReadVariable | undefined {
  const claimName = claim.exec(name)?.[1];
  if (claimName !== undefined) return ({ request }) => toOptional(request.jwt?.claims[claimName], toOneLine);
  if (Object.hasOwn(readers, name)) return readers[name];
  return withoutValue.test(name) ? () => undefined : undefined;
}

/** AWS's text where it is documented or recorded, else the reason in words. */
function toAuthorizerError({ routeKey }: GatewayRequest, refusal: Refusal | undefined): string | undefined {
  if (refusal === undefined || routeKey === undefined) return undefined;
  if (refusal.status !== 401 && refusal.status !== 403) return undefined;
  if (refusal.challenge === "Bearer") return "missing: token not provided";
  return /error_description="([^"]*)"/.exec(refusal.challenge ?? "")?.[1] ?? toWords(refusal);
}

function toIntegrationError({ integration }: GatewayRequest, refusal: Refusal | undefined): string | undefined {
  return integration && refusal && toWords(refusal);
}

/** What Lambda itself, not the function, answers to a call that reached it, however the function ended. */
function toLambdaStatus({ integration }: GatewayRequest): number | undefined {
  return integration?.endedAt === undefined ? undefined : 200;
}

function toLatency({ integration }: GatewayRequest): number | undefined {
  return integration?.endedAt === undefined ? undefined : integration.endedAt - integration.calledAt;
}

/** Our own words hold no quotation mark, which would break a line of JSON. */
function toWords(refusal: Refusal): string {
  return toOneLine(refusal.message.replaceAll('"', "'"));
}

function toMessage(refusal: Refusal): string {
  const { message }: { message: string } = JSON.parse(String(toAnswer(refusal).body));
  return message;
}

/** What a caller sent. */
function toShown(text: string): string {
  return toOneLine(withoutTokens(text));
}

/** What callers and functions choose may not begin a line of its own. */
function toOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, "?");
}

function toOptional(text: string | undefined, change: (text: string) => string): string | undefined {
  return text === undefined ? undefined : change(text);
}
