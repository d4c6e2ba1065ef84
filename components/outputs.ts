import * as pulumi from "@pulumi/pulumi";
import type { Account } from "./account";
import { describeFrontEnd } from "./front-end";
import type { HttpApi } from "./http-api";
import type { Identity } from "./identity-parts";

interface Parts {
  account: Account;
  identity: Identity;
  api: HttpApi;
}

/** The outputs of a `SecuredApi`, by their names. */
export function describeApi({ account, identity, api }: Parts) {
  const { pool, clientIds, made } = identity;
  return {
    url: api.url,
    apiId: api.api.id,
    authorizerId: api.authorizer.id,
    userPoolId: pool.id,
    userPoolArn: pool.arn,
    clientId: clientIds.client,
    clientIds: pulumi.output(clientIds) as pulumi.Output<{ [name: string]: string }>,
    ...describeSecrets(identity),
    issuer: pool.issuer,
    discoveryUrl: pool.discoveryUrl,
    ...describeFrontEnd({ pool, made, clientId: clientIds.client }),
    region: account.region,
  };
}

function describeSecrets({ made }: Identity) {
  const [first] = made?.clients ?? [];
  const secrets = made?.machineClients.map(({ plan, client }) => [plan.key, client.clientSecret] as const) ?? [];
  return {
    clientSecret: first?.plan.generateSecret ? pulumi.secret(first.client.clientSecret) : undefined,
    machineClientSecrets: secrets.length > 0 ? pulumi.secret(Object.fromEntries(secrets)) : undefined,
  };
}
