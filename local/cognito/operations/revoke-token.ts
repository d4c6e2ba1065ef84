import { Unauthorized, UnsupportedOperation, UnsupportedTokenType } from "../errors";
import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { sameSecret } from "../secrets";
import type { ClientSettings } from "../settings";

const request = structure({
  Token: required(shapes.token),
  ClientId: required(shapes.clientId),
  ClientSecret: optional(shapes.clientSecret),
});

/** Revokes a refresh token and all tokens that came from it. A token that this client never had changes nothing. */
export const revokeToken = operation("public", request, (services) => async (input) => {
  const client = services.directory.requireClient(input.ClientId);
  requireSecret(client.settings, input.ClientSecret);
  if (!client.settings.enableTokenRevocation) {
    throw new UnsupportedOperation(`Token revocation is not enabled for client ${client.settings.id}`);
  }
  if (input.Token.split(".").length === 3) throw new UnsupportedTokenType("Unsupported token type");
  const signIn = await services.signIns.find(client, input.Token, "any");
  if (signIn !== undefined) await services.signIns.revoke(client.settings.poolId, signIn);
  return {};
});

function requireSecret(client: ClientSettings, secret: string | undefined): void {
  if (client.secret === undefined) return;
  if (secret === undefined || !sameSecret(secret, client.secret)) {
    throw new Unauthorized(`Unable to verify the secret of client ${client.id}`);
  }
}
