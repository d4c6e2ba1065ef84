import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { readAttributeChanges } from "../users/attributes";
import { toDeliveryDetails } from "../users/delivery";
import { updateAttributes } from "../users/update-attributes";

const request = structure({
  UserAttributes: required(shapes.attributes),
  AccessToken: required(shapes.token),
  ClientMetadata: optional(shapes.clientMetadata),
});

/** Changes attributes of the user of an access token, as far as the token's client may write them. */
export const updateUserAttributes = operation("public", request, (services) => async (input) => {
  const { pool, client, user } = await services.accessTokens.requireHolder(input.AccessToken);
  const changes = readAttributeChanges(input.UserAttributes, pool.settings, client.settings);
  const holder = { pool: pool.settings, client: client.settings, user };
  const codes = await updateAttributes(services, { ...holder, changes, clientMetadata: input.ClientMetadata });
  return { CodeDeliveryDetailsList: codes.map(toDeliveryDetails) };
});
