import type { DeclaredResource } from "../engine/evaluation";
import type { ResourceDescription } from "./description";
import { ALPHABET } from "./naming";
import { flag, isDeclared, text } from "./properties";

export const route: ResourceDescription = {
  type: "aws:apigatewayv2/route:Route",
  label: "route",
  served: [
    "apiId",
    "routeKey",
    "target",
    "authorizationType",
    "authorizerId",
    "authorizationScopes",
    "apiKeyRequired",
    "requestParameters",
    "requestModels",
  ],
  irrelevant: ["operationName", "region"],
  create: ({ region }, naming) => ({
    id: naming.pick(ALPHABET.lower, 7, "id"),
    computed: { region },
  }),
};

const METHODS = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY";
const ROUTE_KEY = new RegExp(`^(\\$default|(${METHODS}) /\\S*)$`);

/** What a route declares that cannot be honoured here, in words; undefined if there is nothing. Such a one stops the start. */
export function findUnservedRoute({ inputs }: DeclaredResource): string | undefined {
  const key = text(inputs, "routeKey") ?? "";
  if (!ROUTE_KEY.test(key)) return 'its key must look like "GET /notes/{id}" or be "$default"';
  const type = text(inputs, "authorizationType") ?? "NONE";
  if (type !== "NONE" && type !== "JWT") return `authorization ${type} is not served here, only JWT and NONE are`;
  if (type === "JWT" && !text(inputs, "authorizerId")) return "authorization JWT needs an authorizer";
  if (type === "NONE" && isDeclared(inputs["authorizerId"]))
    return "it names an authorizer without authorizationType JWT, so nobody would ask it";
  if (type === "NONE" && isDeclared(inputs["authorizationScopes"]))
    return "it asks for scopes without an authorizer, which AWS refuses";
  if (flag(inputs, "apiKeyRequired")) return "apiKeyRequired is not supported for HTTP APIs";
  if (!/^integrations\/.+/.test(text(inputs, "target") ?? "")) return "it has no target of the form integrations/<id>";
  return undefined;
}
