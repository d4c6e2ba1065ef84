import type { ResourceDescription } from "./description";
import { objects, text } from "./properties";

export const resourceServer: ResourceDescription = {
  type: "aws:cognito/resourceServer:ResourceServer",
  label: "resource server",
  served: ["identifier", "userPoolId", "scopes"],
  irrelevant: ["name", "region"],
  create: ({ inputs, region }) => {
    const identifier = text(inputs, "identifier") ?? "";
    const scopes = objects(inputs, "scopes").map((scope) => `${identifier}/${text(scope, "scopeName")}`);
    return {
      id: `${text(inputs, "userPoolId")}|${identifier}`,
      computed: { scopeIdentifiers: scopes, region },
    };
  },
};
