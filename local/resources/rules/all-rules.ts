import { apiRules } from "./api";
import { authorizerRules } from "./authorizer";
import { integrationRules } from "./integration";
import { lambdaAliasRules } from "./lambda-alias";
import { lambdaFunctionRules } from "./lambda-function";
import { lambdaPermissionRules } from "./lambda-permission";
import { logGroupRules } from "./log-group";
import { managedLoginBrandingRules } from "./managed-login-branding";
import { provisionedConcurrencyConfigRules } from "./provisioned-concurrency-config";
import { resourceServerRules } from "./resource-server";
import { roleRules } from "./role";
import { rolePolicyRules } from "./role-policy";
import { rolePolicyAttachmentRules } from "./role-policy-attachment";
import { routeRules } from "./route";
import type { ResourceRules } from "./rule";
import { secretRules, secretVersionRules } from "./secret";
import { ssmParameterRules } from "./ssm-parameter";
import { stageRules } from "./stage";
import { tableRules } from "./table";
import { userGroupRules } from "./user-group";
import { userPoolRules } from "./user-pool";
import { userPoolClientRules } from "./user-pool-client";
import { userPoolDomainRules } from "./user-pool-domain";

const all = [
  userPoolRules,
  userPoolClientRules,
  userPoolDomainRules,
  managedLoginBrandingRules,
  resourceServerRules,
  userGroupRules,
  roleRules,
  rolePolicyRules,
  rolePolicyAttachmentRules,
  logGroupRules,
  lambdaFunctionRules,
  lambdaPermissionRules,
  lambdaAliasRules,
  provisionedConcurrencyConfigRules,
  apiRules,
  authorizerRules,
  integrationRules,
  routeRules,
  stageRules,
  tableRules,
  secretRules,
  secretVersionRules,
  ssmParameterRules,
];

/** What the provider takes and what changes do, by resource type. */
export const allRules: ReadonlyMap<string, ResourceRules> = new Map(all.map((rules) => [rules.type, rules]));
