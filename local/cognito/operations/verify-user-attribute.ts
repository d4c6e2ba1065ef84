import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { proveAddress } from "../users/address-proofs";

const request = structure({
  AccessToken: required(shapes.token),
  AttributeName: required(shapes.attributeName),
  Code: required(shapes.code),
});

/** Takes the code that proves an address of the user of an access token. */
export const verifyUserAttribute = operation("public", request, (services) => async (input) => {
  const holder = await services.accessTokens.requireHolder(input.AccessToken);
  await proveAddress(services, holder, input.AttributeName, input.Code);
  return {};
});
