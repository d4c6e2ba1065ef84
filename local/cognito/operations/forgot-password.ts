import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { requireSecretHash } from "../secret-hash";
import { toDeliveryDetails } from "../users/delivery";
import { forgetPassword } from "../users/password-reset";

const request = structure({
  ClientId: required(shapes.clientId),
  SecretHash: optional(shapes.secretHash),
  Username: required(shapes.username),
  ClientMetadata: optional(shapes.clientMetadata),
});

/** Sends a user a code that allows a new password. */
export const forgotPassword = operation("public", request, (services) => async (input) => {
  const { settings: client } = services.directory.requireClient(input.ClientId);
  requireSecretHash(client, input.Username, input.SecretHash);
  const { settings: pool } = services.directory.requirePool(client.poolId);
  const clientMetadata = input.ClientMetadata;
  const delivery = await forgetPassword(services, { pool, client, name: input.Username, clientMetadata });
  return { CodeDeliveryDetails: toDeliveryDetails(delivery) };
});
