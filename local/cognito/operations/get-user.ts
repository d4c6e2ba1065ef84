import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { toAttributeList, toReadable } from "../users/attributes";
import { toMfa } from "../users/user-views";

const request = structure({ AccessToken: required(shapes.token) });

/** Shows the user of an access token to themselves, as much as the token's client may read. */
export const getUser = operation("public", request, (services) => async (input) => {
  const { user, client } = await services.accessTokens.requireHolder(input.AccessToken);
  return {
    Username: user.username,
    UserAttributes: toAttributeList(user.sub, toReadable(client.settings, user.attributes)),
    ...toMfa(user),
  };
});
