import type { Services } from "../services";
import type { ResourceServerSettings } from "../settings";
import { changeSettings } from "./change-settings";
import { scopesOf } from "./resource-servers";

/**
 * Takes those scopes of a resource server that are gone from the clients that calls made, so that no token gets them
 * (DeleteResourceServer). A declared client has scopes of declared resource servers, which no call changes.
 */
export function withdrawScopes(services: Services, before: ResourceServerSettings): Promise<void> {
  return changeSettings(services, before.poolId, () => withdraw(services, before));
}

async function withdraw({ directory, clock }: Services, before: ResourceServerSettings): Promise<void> {
  const left = directory.resourceServersOf(before.poolId).flatMap(({ settings }) => scopesOf(settings));
  const gone = scopesOf(before).filter((scope) => !left.includes(scope));
  for (const client of directory.clientsOf(before.poolId).filter(({ declared }) => !declared)) {
    const scopes = client.settings.allowedOauthScopes.filter((scope) => !gone.includes(scope));
    if (scopes.length === client.settings.allowedOauthScopes.length) continue;
    const settings = { ...client.settings, allowedOauthScopes: scopes };
    await directory.putClient({ ...client, settings, modifiedAt: clock() });
  }
}
