import type { DeclaredResource } from "../engine/evaluation";
import type { JwtAuthorizerSettings } from "../gateway/settings";
import type { ResourceDescription } from "./description";
import { ALPHABET, autoName } from "./naming";
import { object, text, texts } from "./properties";

export const authorizer: ResourceDescription = {
  type: "aws:apigatewayv2/authorizer:Authorizer",
  label: "authorizer",
  served: ["apiId", "name", "authorizerType", "identitySources", "jwtConfiguration"],
  irrelevant: ["region"],
  create: ({ name, inputs, region }, naming) => ({
    id: naming.pick(ALPHABET.lower, 6, "id"),
    computed: { name: text(inputs, "name") ?? autoName(name, naming), region },
  }),
};

/**
 * What an authorizer declares that cannot be honoured here, in words; undefined if there is nothing. Such a one stops the
 * start: a door is never opened because its lock is not understood.
 *
 * @param issuers issuers of the pools that run here
 */
export function findUnservedAuthorizer({ inputs }: DeclaredResource, issuers: ReadonlySet<string>): string | undefined {
  const type = text(inputs, "authorizerType");
  if (type !== "JWT") return `type ${type} is not served here, only JWT is`;
  const jwt = object(inputs, "jwtConfiguration") ?? {};
  const issuer = text(jwt, "issuer") ?? "";
  if (!issuers.has(issuer))
    return `issuer ${JSON.stringify(issuer)} is not a user pool of this program, so its keys are not here`;
  if (texts(jwt, "audiences").length === 0) return "it has no audience: AWS asks for at least one";
  const sources = texts(inputs, "identitySources");
  if (sources.length !== 1) return `it has ${sources.length} identity sources: a JWT authorizer has exactly one`;
  return undefined;
}

/** The authorizer that the gateway enforces; to be asked for only if `findUnservedAuthorizer` finds nothing. */
export function toAuthorizerSettings({ id = "", inputs, outputs }: DeclaredResource): JwtAuthorizerSettings {
  const jwt = object(inputs, "jwtConfiguration") ?? {};
  return {
    id,
    name: text(outputs, "name") ?? "",
    issuer: text(jwt, "issuer") ?? "",
    audience: texts(jwt, "audiences"),
    identitySource: texts(inputs, "identitySources")[0] ?? "",
  };
}
