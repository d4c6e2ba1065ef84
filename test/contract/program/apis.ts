/** The APIs of the contract as plain data: what the Pulumi program beside this file declares, and what the rows ask. */

/** An authorizer of an API. `own` trusts an issuer whose keys the tests hold, the others a user pool. */
export type AuthorizerName = "people" | "byHeader" | "byQuery" | "other" | "own" | "unreachable";

export interface DeclaredRoute {
  /** @default - authorization NONE */
  authorizer?: AuthorizerName;
  /** Any of these. @default - none is asked for */
  scopes?: string[];
  /**
   * What is called: `slow` gives up after a second, `impatient` is a function that may take a second, `unpermitted` one
   * that the API may not invoke. @default "probe"
   */
  calls?: "probe" | "slow" | "impatient" | "unpermitted";
  /** The route's own limits: requests a second, and at once. @default - the stage's */
  throttle?: { rate: number; burst: number };
}

export interface DeclaredApi {
  /** Names of its stages; none: nothing is served. */
  stages: string[];
  cors?: {
    allowOrigins: string[];
    allowMethods: string[];
    allowHeaders: string[];
    exposeHeaders?: string[];
    allowCredentials?: boolean;
    maxAge?: number;
  };
  /** Of each stage. @default - none */
  stageVariables?: { [name: string]: string };
  /** Of each stage. @default - 1000 a second, 500 at once */
  throttle?: { rate: number; burst: number };
  routes: { [routeKey: string]: DeclaredRoute };
}

/** Audiences of the authorizer `own`. */
export const ownAudiences = ["contract", "contract-second"];

const scopes = ["contract/read", "contract/write"];
const people = { authorizer: "people" } as const;
const own = { authorizer: "own" } as const;
const strict = { rate: 1, burst: 1 };

const cors = {
  allowOrigins: ["https://app.example.com", "http://localhost:5173"],
  allowMethods: ["GET", "POST"],
  allowHeaders: ["authorization", "content-type"],
  exposeHeaders: ["x-next"],
  allowCredentials: true,
  maxAge: 600,
};

const declared = {
  main: {
    stages: ["$default"],
    routes: {
      "ANY /open": {},
      "GET /locked": people,
      "GET /locked/user": { ...people, scopes: ["aws.cognito.signin.user.admin"] },
      "GET /locked/scoped": { ...people, scopes },
      "GET /by-header": { authorizer: "byHeader" },
      "GET /by-query": { authorizer: "byQuery" },
      "GET /other": { authorizer: "other" },
      "GET /own": own,
      "GET /own/scoped": { ...own, scopes },
      "GET /slow": { calls: "slow" },
      "GET /impatient": { calls: "impatient" },
      "GET /unpermitted": { calls: "unpermitted" },
      "GET /throttled": { throttle: strict },
      "GET /get-only": {},
      "HEAD /head": {},
    },
  },
  routing: {
    stages: ["$default"],
    routes: {
      "GET /pets/dog/1": {},
      "GET /pets/dog/{id}": {},
      "GET /pets/{proxy+}": {},
      "GET /cross/{x}/c": {},
      "GET /cross/b/{y}": {},
      "GET /method/{x}": {},
      "ANY /method/b": {},
      "GET /both": {},
      "ANY /both": {},
      "GET /items/{id}": {},
      "GET /slash": {},
      "GET /under/{rest+}": {},
      "ANY /{proxy+}": {},
      $default: {},
    },
  },
  cors: {
    stages: ["$default"],
    cors,
    routes: {
      "GET /open": {},
      "GET /locked": people,
      "GET /locked/scoped": { ...people, scopes },
      "GET /throttled": { throttle: strict },
    },
  },
  corsDefault: {
    stages: ["$default"],
    cors,
    routes: {
      "GET /fixed/{proxy+}": people,
      "OPTIONS /fixed/{proxy+}": {},
      "ANY /any/{proxy+}": people,
      $default: people,
    },
  },
  corsSchemes: {
    stages: ["$default"],
    cors: { allowOrigins: ["https://*"], allowMethods: ["*"], allowHeaders: ["*"], maxAge: -1 },
    routes: { "GET /open": {} },
  },
  corsStar: {
    stages: ["$default"],
    cors: { allowOrigins: ["*"], allowMethods: ["GET"], allowHeaders: ["authorization"] },
    routes: { "GET /open": {} },
  },
  stage: {
    stages: ["v1"],
    stageVariables: { color: "blue" },
    routes: { "GET /": {}, "GET /items/{id}": {}, "GET /locked": people },
  },
  stages: { stages: ["$default", "v1"], routes: { "GET /items/{id}": {}, "GET /v1/only": {} } },
  bare: { stages: [], routes: { "GET /open": {} } },
  throttled: { stages: ["$default"], throttle: strict, routes: { "GET /a": {}, "GET /b": {} } },
} satisfies { [name: string]: DeclaredApi };

export type ApiName = keyof typeof declared;

/** By the name that a request gives; `npm run contract` reads their addresses from variables named after them. */
export const apis: { [name in ApiName]: DeclaredApi } = declared;
