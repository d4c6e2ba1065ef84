import type { ResourceServerSettings } from "../cognito/settings";
import type { DeclaredResource } from "../engine/evaluation";
import type { ResourceDescription } from "./description";
import { objects, text } from "./properties";

export const resourceServer: ResourceDescription = {
  type: "aws:cognito/resourceServer:ResourceServer",
  label: "resource server",
  served: ["identifier", "userPoolId", "name", "scopes"],
  irrelevant: ["region"],
  create: ({ inputs, region }) => {
    const identifier = text(inputs, "identifier") ?? "";
    const scopes = objects(inputs, "scopes").map((scope) => `${identifier}/${text(scope, "scopeName")}`);
    return {
      id: `${text(inputs, "userPoolId")}|${identifier}`,
      computed: { scopeIdentifiers: scopes, region },
    };
  },
};

/** The resource server that the local Cognito serves. */
export function toResourceServerSettings({ name, inputs }: DeclaredResource): ResourceServerSettings {
  return {
    poolId: text(inputs, "userPoolId") ?? "",
    identifier: text(inputs, "identifier") ?? "",
    name: text(inputs, "name") ?? name,
    scopes: objects(inputs, "scopes").map((scope) => ({
      name: text(scope, "scopeName") ?? "",
      description: text(scope, "scopeDescription") ?? "",
    })),
  };
}
