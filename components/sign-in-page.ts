import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Account } from "./account";
import type { AppClients } from "./app-clients";
import { deriveDomainPrefix, requireDomainPrefix } from "./checks/domain-prefix";
import { type ChildOptions, lockedIf } from "./child";
import type { SignInPagePlan } from "./plan";
import type { UserPool } from "./user-pool";
import { whenKnown } from "./when-known";

/** The sign-in page of a pool. */
export interface SignInPage {
  domain: aws.cognito.UserPoolDomain;

  /** Look of the page by client key; empty for the classic page. */
  brandings: { [client: string]: aws.cognito.ManagedLoginBranding };

  /** `<prefix>.auth.<region>.amazoncognito.com`. Other partitions have other names: this one is not for GovCloud or China. */
  host: pulumi.Output<string>;
}

interface Plan {
  /** Undefined: no client has callback URLs and there are no machine clients, so there is no page. */
  signInPage: SignInPagePlan | undefined;
  account: Account;
  pool: UserPool;
  clients: AppClients;
  /** Pulumi refuses to delete or replace the domain: a prefix that is given up is anybody's. */
  locked: boolean;
}

/** Makes the sign-in page, if a client has callback URLs, and the token endpoint with it, also for machine clients alone. */
export function createSignInPage(name: string, plan: Plan, opts: ChildOptions): SignInPage | undefined {
  if (plan.signInPage === undefined) return undefined;
  const { classic } = plan.signInPage;
  const brandings = classic ? {} : createBrandings(name, plan, opts);
  const domain = new aws.cognito.UserPoolDomain(
    `${name}-domain`,
    {
      userPoolId: plan.pool.id,
      domain: toDomainPrefix(name, plan.signInPage, plan.account),
      managedLoginVersion: classic ? 1 : 2,
    },
    // A pool has room for one prefix, so the old one has to go first.
    { ...lockedIf(plan.locked, opts), deleteBeforeReplace: true, dependsOn: Object.values(brandings) },
  );
  const host = pulumi.interpolate`${domain.domain}.auth.${plan.account.region}.amazoncognito.com`;
  return { domain, brandings, host };
}

/** Managed login shows "Login pages unavailable" to a client that has no branding, and one made by API has none. */
function createBrandings(name: string, { pool, clients }: Plan, opts: ChildOptions) {
  const withPage = clients.filter(({ plan }) => plan.callbackUrls.length > 0);
  return Object.fromEntries(
    withPage.map(({ plan, client }) => {
      const args = { userPoolId: pool.id, clientId: client.id, useCognitoProvidedValues: true };
      return [plan.key, new aws.cognito.ManagedLoginBranding(`${name}-${plan.key}-branding`, args, opts)];
    }),
  );
}

/** Prefixes are unique in a region among all accounts of AWS: one derived from the account meets no stranger's. */
function toDomainPrefix(name: string, { domainPrefix }: SignInPagePlan, { accountId }: Account): pulumi.Output<string> {
  if (domainPrefix !== undefined) return whenKnown(domainPrefix, (prefix) => requireDomainPrefix(prefix));
  const [project, stack] = [pulumi.getProject(), pulumi.getStack()];
  return accountId.apply((id) => deriveDomainPrefix({ name, accountId: id, project, stack }));
}
