import * as pulumi from "@pulumi/pulumi";
import type { AmplifyConfig } from "./amplify";
import type { AppClients } from "./app-clients";
import type { OwnIdentity } from "./identity-parts";
import type { SignInPage } from "./sign-in-page";
import { type SignIn, toResponseType, toSignInUrl, toSignOutUrl } from "./sign-in-urls";
import type { UserPool } from "./user-pool";

interface Parts {
  pool: UserPool;
  /** Undefined for a pool that was made elsewhere. */
  made: OwnIdentity | undefined;
  /** Of the first client. */
  clientId: pulumi.Output<string>;
}

/**
 * Addresses of the sign-in page and settings for the front end that uses it: for the first client that has callback
 * URLs, or without a page, where all but `amplify` are undefined, for the first client.
 */
export function describeFrontEnd(parts: Parts) {
  const { pool, made, clientId } = parts;
  const page = made?.page;
  const signIn = made && page && readSignIn(page, made.clients);
  return {
    signInUrl: signIn?.apply(toSignInUrl),
    signOutUrl: signIn?.apply(toSignOutUrl),
    tokenUrl: page && pulumi.interpolate`https://${page.host}/oauth2/token`,
    oidcClient: signIn && pulumi.all([pool.issuer, pool.discoveryUrl, signIn]).apply(toOidcClient),
    amplify: pulumi.all([pool.id, clientId, signIn]).apply(toAmplify),
  };
}

function readSignIn(page: SignInPage, clients: AppClients): pulumi.Output<SignIn> | undefined {
  const withPage = clients.find(({ plan }) => plan.callbackUrls.length > 0);
  if (withPage === undefined) return undefined;
  const { plan, client, callbackUrls, logoutUrls } = withPage;
  return pulumi.output({
    host: page.host,
    clientId: client.id,
    callbackUrls,
    logoutUrls,
    scopes: plan.scopes,
    responseType: toResponseType(plan),
  });
}

/** The names are those of `UserManagerSettings` of oidc-client-ts. */
function toOidcClient([authority, metadataUrl, signIn]: [string, string, SignIn]): { [setting: string]: string } {
  const [logoutUrl] = signIn.logoutUrls;
  return {
    authority,
    metadataUrl,
    client_id: signIn.clientId,
    redirect_uri: signIn.callbackUrls[0] ?? "",
    ...(logoutUrl === undefined ? {} : { post_logout_redirect_uri: logoutUrl }),
    response_type: signIn.responseType,
    scope: signIn.scopes.join(" "),
  };
}

function toAmplify([userPoolId, clientId, signIn]: [string, string, SignIn | undefined]): AmplifyConfig {
  if (signIn === undefined) return { Auth: { Cognito: { userPoolId, userPoolClientId: clientId } } };
  const oauth = {
    domain: signIn.host,
    scopes: signIn.scopes,
    redirectSignIn: signIn.callbackUrls,
    redirectSignOut: signIn.logoutUrls,
    responseType: signIn.responseType,
  };
  return { Auth: { Cognito: { userPoolId, userPoolClientId: signIn.clientId, loginWith: { oauth } } } };
}
