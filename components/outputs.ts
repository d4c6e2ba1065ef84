import * as pulumi from "@pulumi/pulumi";
import type { Account } from "./account";
import type { AppClients } from "./app-clients";
import { describeFrontEnd } from "./front-end";
import type { HttpApi } from "./http-api";
import type { SignInPage } from "./sign-in-page";
import type { UserPool } from "./user-pool";

interface Parts {
  account: Account;
  pool: UserPool;
  clients: AppClients;
  page: SignInPage | undefined;
  api: HttpApi;
}

/** The outputs of a `SecuredApi`, by their names. */
export function describeApi({ account, pool, clients, page, api }: Parts) {
  return {
    url: api.url,
    apiId: api.api.id,
    authorizerId: api.authorizer.id,
    userPoolId: pool.pool.id,
    userPoolArn: pool.pool.arn,
    ...describeClients(clients),
    issuer: pool.issuer,
    discoveryUrl: pool.discoveryUrl,
    ...describeFrontEnd({ pool, page, clients }),
    region: account.region,
  };
}

function describeClients(clients: AppClients) {
  const [first] = clients;
  return {
    clientId: first.client.id,
    clientSecret: first.plan.generateSecret ? pulumi.secret(first.client.clientSecret) : undefined,
    clientIds: pulumi.output(Object.fromEntries(clients.map(({ plan, client }) => [plan.key, client.id]))),
  };
}
