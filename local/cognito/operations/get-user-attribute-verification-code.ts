import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { sendAddressCode } from "../users/address-proofs";
import { toDeliveryDetails } from "../users/delivery";

const request = structure({
  AccessToken: required(shapes.token),
  AttributeName: required(shapes.attributeName),
  ClientMetadata: optional(shapes.clientMetadata),
});

/** Sends the user of an access token a code that proves their address. */
export const getUserAttributeVerificationCode = operation("public", request, (services) => async (input) => {
  const holder = await services.accessTokens.requireHolder(input.AccessToken);
  const delivery = await sendAddressCode(services, holder, input.AttributeName, input.ClientMetadata);
  return { CodeDeliveryDetails: toDeliveryDetails(delivery) };
});
