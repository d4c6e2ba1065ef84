import type { Provider } from "../engine/provider";
import { api } from "./api";
import { authorizer } from "./authorizer";
import type { ResourceDescription } from "./description";
import { integration } from "./integration";
import { lambdaAlias } from "./lambda-alias";
import { lambdaFunction } from "./lambda-function";
import { lambdaPermission } from "./lambda-permission";
import { logGroup } from "./log-group";
import { managedLoginBranding } from "./managed-login-branding";
import { createNaming } from "./naming";
import { callFunction } from "./provider-functions";
import { provisionedConcurrencyConfig } from "./provisioned-concurrency-config";
import { resourceServer } from "./resource-server";
import { role } from "./role";
import { rolePolicy } from "./role-policy";
import { rolePolicyAttachment } from "./role-policy-attachment";
import { route } from "./route";
import { secret, secretVersion } from "./secret";
import { ssmParameter } from "./ssm-parameter";
import { stage } from "./stage";
import { table } from "./table";
import { userGroup } from "./user-group";
import { userPool } from "./user-pool";
import { userPoolClient } from "./user-pool-client";
import { userPoolDomain } from "./user-pool-domain";

const all = [
  userPool,
  userPoolClient,
  userPoolDomain,
  userGroup,
  managedLoginBranding,
  resourceServer,
  role,
  rolePolicy,
  rolePolicyAttachment,
  logGroup,
  lambdaFunction,
  lambdaAlias,
  provisionedConcurrencyConfig,
  lambdaPermission,
  api,
  authorizer,
  integration,
  route,
  stage,
  table,
  secret,
  secretVersion,
  ssmParameter,
];

/** Every AWS resource type that the local run knows, by its type. */
export const catalogue: ReadonlyMap<string, ResourceDescription> = new Map(all.map((entry) => [entry.type, entry]));

/**
 * The cloud that a program is evaluated against: ids and computed properties of AWS's shape.
 *
 * @param seed random text of the stack; the same seed gives the same ids
 */
export function createLocalProvider(seed: string): Provider {
  return {
    create: ({ urn, type, name, inputs, region }) =>
      catalogue.get(type)?.create({ name, inputs, region }, createNaming(seed, urn)),
    servedProperties: (type) => catalogue.get(type)?.served ?? [],
    invoke: callFunction,
  };
}
