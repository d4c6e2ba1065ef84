import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { requireSecretHash } from "../secret-hash";
import { resetPassword } from "../users/password-reset";

const request = structure({
  ClientId: required(shapes.clientId),
  SecretHash: optional(shapes.secretHash),
  Username: required(shapes.username),
  ConfirmationCode: required(shapes.code),
  Password: required(shapes.password),
  ClientMetadata: optional(shapes.clientMetadata),
});

/** Takes a new password from a user who knows the code they were sent. */
export const confirmForgotPassword = operation("public", request, (services) => async (input) => {
  const { settings: client } = services.directory.requireClient(input.ClientId);
  requireSecretHash(client, input.Username, input.SecretHash);
  const { settings: pool } = services.directory.requirePool(client.poolId);
  await resetPassword(services, {
    pool,
    client,
    name: input.Username,
    code: input.ConfirmationCode,
    password: input.Password,
    clientMetadata: input.ClientMetadata,
  });
  return {};
});
