import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { requireSecretHash } from "../secret-hash";
import { resendConfirmation } from "../users/confirmation";
import { toDeliveryDetails } from "../users/delivery";

const request = structure({
  ClientId: required(shapes.clientId),
  SecretHash: optional(shapes.secretHash),
  Username: required(shapes.username),
  ClientMetadata: optional(shapes.clientMetadata),
});

/** Sends a new confirmation code; the one before it is void. */
export const resendConfirmationCode = operation("public", request, (services) => async (input) => {
  const { settings: client } = services.directory.requireClient(input.ClientId);
  requireSecretHash(client, input.Username, input.SecretHash);
  const { settings: pool } = services.directory.requirePool(client.poolId);
  const clientMetadata = input.ClientMetadata;
  const delivery = await resendConfirmation(services, { pool, client, name: input.Username, clientMetadata });
  return delivery === undefined ? {} : { CodeDeliveryDetails: toDeliveryDetails(delivery) };
});
