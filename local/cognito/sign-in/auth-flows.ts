import { InvalidParameter } from "../errors";
import type { ClientSettings } from "../settings";

/** The flows that are served, by what they do. */
export type ServedFlow = "password" | "srp" | "choice" | "custom" | "refresh";

interface FlowRule {
  serves: ServedFlow;
  /** A client must list one of these. */
  allowedBy: string[];
  refusal: string;
}

type FlowRules = { [flow: string]: FlowRule };

const refresh: FlowRule = {
  serves: "refresh",
  allowedBy: ["ALLOW_REFRESH_TOKEN_AUTH", "ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH", "CUSTOM_AUTH_FLOW_ONLY"],
  refusal: "REFRESH_TOKEN_AUTH flow not enabled for this client",
};

const adminPassword: FlowRule = {
  serves: "password",
  allowedBy: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"],
  refusal: "Auth flow not enabled for this client",
};

/** A list of legacy names allows SRP, unless it says that custom sign-ins are all there is. */
const ofBoth: FlowRules = {
  USER_SRP_AUTH: {
    serves: "srp",
    allowedBy: ["ALLOW_USER_SRP_AUTH", "ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH"],
    refusal: "USER_SRP_AUTH is not enabled for the client.",
  },
  USER_AUTH: {
    serves: "choice",
    allowedBy: ["ALLOW_USER_AUTH"],
    refusal: "USER_AUTH is not enabled for the client.",
  },
  CUSTOM_AUTH: {
    serves: "custom",
    allowedBy: ["ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH_FLOW_ONLY"],
    refusal: "CUSTOM_AUTH is not enabled for the client.",
  },
  REFRESH_TOKEN_AUTH: refresh,
  REFRESH_TOKEN: refresh,
};

const ofInitiateAuth: FlowRules = {
  ...ofBoth,
  USER_PASSWORD_AUTH: {
    serves: "password",
    allowedBy: ["ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH"],
    refusal: "USER_PASSWORD_AUTH flow not enabled for this client",
  },
};

const ofAdminInitiateAuth: FlowRules = {
  ...ofBoth,
  ADMIN_USER_PASSWORD_AUTH: adminPassword,
  ADMIN_NO_SRP_AUTH: adminPassword,
};

/**
 * What to do for a flow, once it is sure that the operation knows it and the client allows it. A legacy flow in a client's
 * list never shut out refreshing, so any of those lets it in; a client whose refresh tokens rotate refreshes another way.
 *
 * @throws InvalidParameter
 */
export function requireFlow(operation: "InitiateAuth" | "AdminInitiateAuth", flow: string, client: ClientSettings) {
  const rules = operation === "InitiateAuth" ? ofInitiateAuth : ofAdminInitiateAuth;
  const rule = Object.hasOwn(rules, flow) ? rules[flow] : undefined;
  if (rule === undefined) throw new InvalidParameter("Initiate Auth method not supported.");
  if (rule.serves === "refresh" && client.refreshTokenRotation) throw new InvalidParameter(rule.refusal);
  if (!rule.allowedBy.some((name) => client.explicitAuthFlows.includes(name))) throw new InvalidParameter(rule.refusal);
  return rule.serves;
}
