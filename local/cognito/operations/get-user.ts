import { toAttributeList } from "../attributes";
import { required, structure } from "../checks";
import { operation } from "../operation";
import * as shapes from "../shapes";

const request = structure({ AccessToken: required(shapes.token) });

/** Shows the user of an access token to themselves. */
export const getUser = operation("public", request, (services) => async (input) => {
  const { user } = await services.accessTokens.requireHolder(input.AccessToken);
  return { Username: user.username, UserAttributes: toAttributeList(user.sub, user.attributes) };
});
