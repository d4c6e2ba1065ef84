import { frameworkRegion, type ResourceRules, source } from "./rule";

const { replaces, updates } = source("cognitoidp/managed_login_branding.go");

export const managedLoginBrandingRules: ResourceRules = {
  type: "aws:cognito/managedLoginBranding:ManagedLoginBranding",
  properties: {
    assets: replaces(105, { entries: [0, 40] }),
    clientId: replaces(58, { required: true }),
    region: frameworkRegion,
    settings: updates(67, 315),
    useCognitoProvidedValues: updates(75, 315),
    userPoolId: replaces(88, { required: true }),
  },
  exactlyOne: [["settings", "useCognitoProvidedValues"]],
};
