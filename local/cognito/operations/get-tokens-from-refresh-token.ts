import { InvalidParameter, NotAuthorized } from "../errors";
import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { sameSecret } from "../secrets";
import type { ClientSettings } from "../settings";
import { refresh, requireRefreshable } from "../tokens/refresh";

const request = structure({
  RefreshToken: required(shapes.token),
  ClientId: required(shapes.clientId),
  ClientSecret: optional(shapes.clientSecret),
  DeviceKey: optional(shapes.deviceKey),
  ClientMetadata: optional(shapes.clientMetadata),
});

/** New tokens for a refresh token; a new refresh token too, if those of the client rotate. */
export const getTokensFromRefreshToken = operation("public", request, (services) => async (input) => {
  const client = services.directory.requireClient(input.ClientId);
  const pool = services.directory.requirePool(client.settings.poolId);
  requireSecret(client.settings, input.ClientSecret);
  requireRefreshFlow(client.settings);
  const refreshable = await requireRefreshable(services, pool, client, input.RefreshToken);
  const tokens = await refresh(services, refreshable, input.ClientMetadata);
  return {
    AuthenticationResult: {
      AccessToken: tokens.accessToken,
      ExpiresIn: tokens.expiresIn,
      TokenType: "Bearer",
      ...(tokens.refreshToken === undefined ? {} : { RefreshToken: tokens.refreshToken }),
      ...(tokens.idToken === undefined ? {} : { IdToken: tokens.idToken }),
    },
  };
});

/** @throws NotAuthorized */
function requireSecret({ id, secret }: ClientSettings, given: string | undefined): void {
  if (secret === undefined) return;
  if (given === undefined) {
    throw new NotAuthorized(`Client ${id} is configured with secret but ClientSecret was not received`);
  }
  if (!sameSecret(given, secret)) throw new NotAuthorized(`Unable to verify the secret of client ${id}`);
}

const refreshFlows = ["ALLOW_REFRESH_TOKEN_AUTH", "ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH", "CUSTOM_AUTH_FLOW_ONLY"];

/** A client whose refresh tokens rotate has no other way to refresh; another one must list a flow that refreshes. */
function requireRefreshFlow({ refreshTokenRotation, explicitAuthFlows }: ClientSettings): void {
  if (refreshTokenRotation !== undefined) return;
  if (refreshFlows.some((flow) => explicitAuthFlows.includes(flow))) return;
  throw new InvalidParameter("REFRESH_TOKEN_AUTH flow not enabled for this client");
}
