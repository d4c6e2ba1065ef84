import type { BrandingSettings } from "../cognito/settings";
import type { DeclaredResource, Properties } from "../engine/evaluation";
import type { ResourceDescription } from "./description";
import { MistypedProperty, objects, text } from "./properties";

export const managedLoginBranding: ResourceDescription = {
  type: "aws:cognito/managedLoginBranding:ManagedLoginBranding",
  label: "sign-in style",
  served: ["userPoolId", "clientId", "settings", "assets", "useCognitoProvidedValues"],
  irrelevant: ["region"],
  create: ({ inputs, region }, naming) => {
    const brandingId = naming.uuid("id");
    return {
      id: `${text(inputs, "userPoolId")},${brandingId}`,
      computed: { managedLoginBrandingId: brandingId, region },
    };
  },
};

/**
 * The look that the sign-in pages of a client have. `useCognitoProvidedValues` is what a style without `settings` is.
 *
 * @throws MistypedProperty for settings that are not JSON, and for an asset that is not as AWS takes one
 */
export function toBrandingSettings({ inputs }: DeclaredResource): BrandingSettings {
  return {
    poolId: text(inputs, "userPoolId") ?? "",
    clientId: text(inputs, "clientId") ?? "",
    settings: readDocument(inputs),
    assets: objects(inputs, "assets").map((asset) => ({
      category: text(asset, "category") ?? "",
      colorMode: readColorMode(asset),
      extension: text(asset, "extension") ?? "",
      bytes: text(asset, "bytes") ?? "",
    })),
  };
}

function readDocument(inputs: Properties): Record<string, unknown> | undefined {
  const written = text(inputs, "settings");
  if (written === undefined || written === "") return undefined;
  const document = parse(written);
  if (typeof document !== "object" || document === null || Array.isArray(document)) {
    throw new MistypedProperty(inputs, "settings", "the JSON text of an object");
  }
  return { ...document };
}

function parse(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

function readColorMode(asset: Properties): "LIGHT" | "DARK" | "DYNAMIC" {
  const mode = text(asset, "colorMode");
  if (mode === "LIGHT" || mode === "DARK" || mode === "DYNAMIC") return mode;
  throw new MistypedProperty(asset, "colorMode", "LIGHT, DARK or DYNAMIC");
}
