import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { requireSecretHash } from "../secret-hash";
import { toDeliveryDetails } from "../users/delivery";
import { signUpUser } from "../users/sign-up";

const request = structure({
  ClientId: required(shapes.clientId),
  SecretHash: optional(shapes.secretHash),
  Username: required(shapes.username),
  Password: optional(shapes.password),
  UserAttributes: optional(shapes.attributes),
  ValidationData: optional(shapes.attributes),
  ClientMetadata: optional(shapes.clientMetadata),
});

/** Makes an unconfirmed user and sends the code that confirms them. */
export const signUp = operation("public", request, (services) => async (input) => {
  const { settings: client } = services.directory.requireClient(input.ClientId);
  requireSecretHash(client, input.Username, input.SecretHash);
  const { settings: pool } = services.directory.requirePool(client.poolId);
  const { user, delivery } = await signUpUser(services, {
    pool,
    client,
    name: input.Username,
    password: input.Password,
    attributes: input.UserAttributes,
    validationData: input.ValidationData,
    clientMetadata: input.ClientMetadata,
  });
  const details = delivery === undefined ? {} : { CodeDeliveryDetails: toDeliveryDetails(delivery) };
  return { UserConfirmed: user.status === "CONFIRMED", ...details, UserSub: user.sub };
});
