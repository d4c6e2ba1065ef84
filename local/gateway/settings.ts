/** What one HTTP API is told to be, made from declared resources. */

export interface JwtAuthorizerSettings {
  id: string;
  name: string;
  issuer: string;
  /** One or more. */
  audience: string[];
  /** `$request.header.Authorization` or `$request.querystring.token`, as declared. */
  identitySource: string;
}

export interface RouteSettings {
  /** `GET /notes/{id}`, `ANY /{proxy+}`, `$default`. */
  routeKey: string;
  /** Undefined: authorization NONE. */
  authorizer: JwtAuthorizerSettings | undefined;
  /** Any of these; empty: none is asked for. */
  scopes: string[];
  functionArn: string;
  /** How long the gateway waits, milliseconds. */
  timeoutMs: number;
  /** The route's own limits, in place of the stage's. @default - the stage's */
  throttle?: ThrottleSettings | undefined;
}

export interface CorsSettings {
  allowOrigins: string[];
  allowMethods: string[];
  allowHeaders: string[];
  exposeHeaders: string[];
  allowCredentials: boolean;
  maxAgeSeconds: number | undefined;
}

export interface ThrottleSettings {
  requestsPerSecond: number;
  burst: number;
}

/** Where a line a request goes, and what stands in it. */
export interface AccessLogSettings {
  /** Name of the log group. */
  logGroup: string;
  /** With `$context.` variables, as declared. */
  format: string;
}

export interface ApiSettings {
  id: string;
  name: string;
  accountId: string;
  region: string;
  /** `$default` or a name, which is then the first part of the path. */
  stage: string;
  routes: RouteSettings[];
  cors: CorsSettings | undefined;
  throttle: ThrottleSettings | undefined;
  /** Of the stage. @default - no access log */
  accessLog?: AccessLogSettings;
  /** What the stage tells its functions. @default - nothing */
  stageVariables?: Record<string, string>;
  /** The same API by its other stages, each of which has a name. @default - none */
  otherStages?: ApiSettings[];
}
