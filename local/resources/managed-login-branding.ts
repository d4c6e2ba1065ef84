import type { ResourceDescription } from "./description";
import { text } from "./properties";

export const managedLoginBranding: ResourceDescription = {
  type: "aws:cognito/managedLoginBranding:ManagedLoginBranding",
  label: "sign-in style",
  served: ["userPoolId", "clientId"],
  irrelevant: ["useCognitoProvidedValues", "region"],
  create: ({ inputs, region }, naming) => {
    const brandingId = naming.uuid("id");
    return {
      id: `${text(inputs, "userPoolId")},${brandingId}`,
      computed: { managedLoginBrandingId: brandingId, region },
    };
  },
};
