import { poolId, type TestCognito } from "../start-cognito";
import { callbackUrl } from "./start-oauth";

/** A resource server that a test makes, and deletes. */
export const vault = { UserPoolId: poolId, Identifier: "vault" };

/** The id of a client that has the scopes `openid` and `vault/open`, which goes with the resource server. */
export async function createVaultClient({ createClient, ok }: TestCognito): Promise<string> {
  const Scopes = [{ ScopeName: "open", ScopeDescription: "Open it" }];
  await ok("CreateResourceServer", { ...vault, Name: "vault", Scopes });
  return createClient({
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ["code"],
    AllowedOAuthScopes: ["openid", "vault/open"],
    CallbackURLs: [callbackUrl],
    SupportedIdentityProviders: ["COGNITO"],
  });
}
