import type { DeclaredResource } from "../engine/evaluation";
import type { CorsSettings } from "../gateway/settings";
import type { ResourceDescription } from "./description";
import { ACCOUNT_ID, ALPHABET, autoName } from "./naming";
import { flag, number, object, text, texts } from "./properties";

export const api: ResourceDescription = {
  type: "aws:apigatewayv2/api:Api",
  label: "API",
  served: ["name", "protocolType", "corsConfiguration", "disableExecuteApiEndpoint", "body", "target", "routeKey"],
  irrelevant: [
    "description",
    "tags",
    "version",
    "routeSelectionExpression",
    "apiKeySelectionExpression",
    "ipAddressType",
    "region",
  ],
  create: ({ name, inputs, region }, naming) => {
    const id = naming.pick(ALPHABET.lower, 10, "id");
    return {
      id,
      computed: {
        name: text(inputs, "name") ?? autoName(name, naming),
        apiEndpoint: `https://${id}.execute-api.${region}.amazonaws.com`,
        arn: `arn:aws:apigateway:${region}::/apis/${id}`,
        executionArn: `arn:aws:execute-api:${region}:${ACCOUNT_ID}:${id}`,
        region,
      },
    };
  },
};

/** What an API declares that the gateway here cannot honour, in words; undefined if there is nothing. */
export function findUnservedApi({ inputs }: DeclaredResource): string | undefined {
  const protocol = text(inputs, "protocolType");
  if (protocol !== "HTTP") return `protocol ${protocol} is not served here, only HTTP is`;
  if (flag(inputs, "disableExecuteApiEndpoint"))
    return "disableExecuteApiEndpoint leaves it without the address that is served here";
  if (inputs["body"] !== undefined) return "routes from an OpenAPI body are not served here: declare them as resources";
  if (inputs["target"] !== undefined)
    return "quick create (target) is not served here: it makes an open route; declare routes instead";
  return undefined;
}

/** The API's CORS rules; undefined: it has none. */
export function toCorsSettings({ inputs }: DeclaredResource): CorsSettings | undefined {
  const cors = object(inputs, "corsConfiguration");
  if (!cors) return undefined;
  return {
    allowOrigins: texts(cors, "allowOrigins"),
    allowMethods: texts(cors, "allowMethods"),
    allowHeaders: texts(cors, "allowHeaders"),
    exposeHeaders: texts(cors, "exposeHeaders"),
    allowCredentials: flag(cors, "allowCredentials") ?? false,
    maxAgeSeconds: number(cors, "maxAge"),
  };
}
