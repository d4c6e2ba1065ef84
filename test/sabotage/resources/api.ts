import type { Sabotage } from "../sabotage";
import { takenFrom } from "./taken-from";

const trusts = "HTTP API has one authorizer, which trusts this pool and all of this API's clients";
const mayCall = "HTTP API may call the function from any of its routes, in this account alone";
const plainStage = "stage deploys by itself, limits calls with both numbers and logs each request";

/** The gateway: its authorizer, routes, permissions and stage. */
export const api: Sabotage[] = [
  ...takenFrom("api-routes", "http-api", [
    [
      "a route that is not public has the authorizer",
      'if (route.public) return { authorizationType: "NONE" };',
      'if (route.scopes.length > -1) return { authorizationType: "NONE" };',
      "routes put the authorizer on every route that is not public",
    ],
    [
      "a route asks for its scopes",
      "authorizerId: authorizer.id, ...scopes }",
      "authorizerId: authorizer.id }",
      "routes ask for a scope that only access tokens have, unless told otherwise",
    ],
    [
      "a route has a function",
      "integrations[route.handler];",
      'integrations[route.handler] ?? ({ id: pulumi.output("none") } as aws.apigatewayv2.Integration);',
      "routes are not made without a function",
    ],
    ["this API alone may call the function", "sourceArn: ", "statementId: ", mayCall],
    ["this account alone may call the function", "      sourceAccount: account.accountId,\n", "", mayCall],
    [
      "events have form 2.0",
      '      payloadFormatVersion: "2.0",\n',
      "",
      "HTTP API sends events of form 2.0 to the function and says how long it waits",
    ],
  ]),
  ...takenFrom("api-routes", "handler-version", [
    [
      "the API may call a function's published version, not its code as it was last written",
      "      ...(handler.version ? { qualifier: handler.version.alias.name } : {}),\n",
      "",
      "copies of a function that are kept ready are what the API calls, and may call: the alias and nothing else of the function",
    ],
  ]),
  ...takenFrom("user-pool", "http-api", [
    [
      "the authorizer trusts this pool's issuer",
      "...toIssuer(account, resource.id) }",
      "...toIssuer(account, resource.name) }",
      trusts,
    ],
  ]),
  ...takenFrom("http-api", "http-api", [
    [
      "the authorizer trusts this API's clients alone",
      "audiences: Object.values(clientIds)",
      'audiences: [...Object.values(clientIds), "*"]',
      trusts,
    ],
    [
      "authorization is among the headers of CORS",
      'new Set(["authorization", "content-type", ...cors.headers])',
      'new Set(["content-type", ...cors.headers])',
      "HTTP API always lets pages of allowed origins send authorization",
    ],
  ]),
  ...takenFrom("announce", "secured-api", [
    [
      "preview names the open routes",
      "if (open.length > 0)",
      "if (open.length > 1e9)",
      "SecuredApi names the routes that are open to anyone",
    ],
    [
      "preview shows what is worth a second look",
      "for (const warning of plan.warnings)",
      "for (const warning of [] as string[])",
      "SecuredApi warns of what is allowed but worth a second look",
    ],
  ]),
  ...takenFrom("stage", "stage", [
    ["both throttle numbers are sent", "throttlingBurstLimit: burst, ", "", plainStage],
    [
      "a route's own limit is sent",
      "      ...(plan.throttles.length > 0 ? { routeSettings: plan.throttles.map(toOwnSettings) } : {}),\n",
      "",
      "stage limits single routes in place of the API, both numbers sent, and only those that ask for it",
    ],
    ["the stage deploys by itself", "      autoDeploy: true,\n", "", plainStage],
    [
      "the stage waits for every route",
      "...Object.values(plan.routes), ",
      "",
      "stage comes last: every route is locked and every function may be called before it is live",
    ],
    [
      "refusals of the authorizer are logged",
      '  authorizerError: "$context.authorizer.error",\n',
      "",
      "access log is JSON with why the authorizer refused, and nothing a caller could break it with",
    ],
    [
      "the access log needs no room in the region's log policy",
      "/aws/vendedlogs/http-api/",
      "/aws/http-api/",
      "access log has a name that needs no room in the region's log policy, and is the API's own",
    ],
  ]),
  ...takenFrom("http-api", "handler-version", [
    [
      "the stage waits for copies that are kept ready",
      ", ...listProvisioned(plan.handlers)",
      "",
      "copies of a function that are kept ready are ready before the API is live",
    ],
  ]),
];
