import { InvalidParameter } from "../errors";
import { optional, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { associateApp } from "../mfa/software-token";
import { operation } from "../operation";
import { beginSetup } from "../sign-in/mfa-setup";

const request = structure({ AccessToken: optional(shapes.token), Session: optional(shapes.session) });

/** Gives out a secret for an authenticator app, to a user who is signed in or sets one up on the way in. */
export const associateSoftwareToken = operation("public", request, (services) => async (input) => {
  if (input.AccessToken !== undefined) {
    const { pool, user } = await services.accessTokens.requireHolder(input.AccessToken);
    return { SecretCode: await associateApp(services, pool.settings, user) };
  }
  if (input.Session === undefined) throw new InvalidParameter("Either AccessToken or Session must be given");
  const { secret, session } = await beginSetup(services, input.Session);
  return { SecretCode: secret, Session: session };
});
