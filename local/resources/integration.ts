import type { DeclaredResource } from "../engine/evaluation";
import type { ResourceDescription } from "./description";
import { ALPHABET } from "./naming";
import { text } from "./properties";

export const integration: ResourceDescription = {
  type: "aws:apigatewayv2/integration:Integration",
  label: "integration",
  served: [
    "apiId",
    "integrationType",
    "integrationUri",
    "payloadFormatVersion",
    "timeoutMilliseconds",
    "connectionType",
    "credentialsArn",
    "requestParameters",
    "responseParameters",
  ],
  irrelevant: ["integrationMethod", "description", "passthroughBehavior", "region"],
  create: ({ region }, naming) => ({
    id: naming.pick(ALPHABET.lower, 7, "id"),
    computed: { region },
  }),
};

/** What an integration declares that cannot be honoured here, in words; undefined if there is nothing. */
export function findUnservedIntegration({ inputs }: DeclaredResource): string | undefined {
  const type = text(inputs, "integrationType");
  if (type !== "AWS_PROXY") return `type ${type} is not served here, only AWS_PROXY to a function is`;
  const version = text(inputs, "payloadFormatVersion") ?? "1.0";
  if (version !== "2.0") return `payload format ${version} is not served here: set payloadFormatVersion to "2.0"`;
  const other = ["connectionType", "credentialsArn", "requestParameters", "responseParameters"].find(
    (name) => inputs[name] !== undefined && inputs[name] !== "INTERNET",
  );
  return other === undefined ? undefined : `${other} is not served here`;
}

/** ARN of the function behind an integration, from the function's ARN or its invoke ARN. */
export function toFunctionArn({ inputs }: DeclaredResource): string {
  const uri = text(inputs, "integrationUri") ?? "";
  return uri.match(/\/functions\/(.+)\/invocations$/)?.[1] ?? uri;
}
