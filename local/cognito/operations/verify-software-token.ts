import { InvalidParameter } from "../errors";
import { optional, required, structure, text } from "../input/checks";
import * as shapes from "../input/shapes";
import { verifyApp } from "../mfa/software-token";
import { operation } from "../operation";
import { confirmSetup } from "../sign-in/mfa-setup";

const request = structure({
  AccessToken: optional(shapes.token),
  Session: optional(shapes.session),
  UserCode: required(text({ min: 6, max: 6, pattern: "[0-9]+", secret: true })),
  FriendlyDeviceName: optional(text({})),
});

/** Takes the first code of an authenticator app, which is the user's from then on. */
export const verifySoftwareToken = operation("public", request, (services) => async (input) => {
  const { AccessToken, Session, UserCode, FriendlyDeviceName } = input;
  if (AccessToken !== undefined) {
    const { pool, user } = await services.accessTokens.requireHolder(AccessToken);
    await verifyApp(services, pool.settings, user, UserCode, FriendlyDeviceName);
    return { Status: "SUCCESS" };
  }
  if (Session === undefined) throw new InvalidParameter("Either AccessToken or Session must be given");
  const { session } = await confirmSetup(services, Session, UserCode, FriendlyDeviceName);
  return { Status: "SUCCESS", Session: session };
});
