import { createSrpClient } from "../srp-client";
import { clientId, password, poolId, type Setup } from "../start-cognito";
import type { House } from "./house";
import { addApp, addPerson, answering, appCode, said } from "./moves";

export const invalid = "Invalid session for the user.";
export const usedUp = "Invalid session for the user, session can only be used once.";
export const step = "SOFTWARE_TOKEN_MFA";

/** Answers with the app's right code. */
export async function answerWith(
  house: House,
  name: string,
  session: string,
  client = clientId,
  challenge = step,
): Promise<string> {
  const responses = { USERNAME: name, SOFTWARE_TOKEN_MFA_CODE: appCode(house), NEW_PASSWORD: "Another-horse-2" };
  return said(await house.call("RespondToAuthChallenge", answering(challenge, session, responses, client)));
}

/** Begins a sign-in with SRP; `answer` makes the request that ends it. */
export async function startSrp(house: House, name: string) {
  const srp = createSrpClient(poolId);
  const AuthParameters = { USERNAME: name, SRP_A: srp.publicValue };
  const { body } = await house.call("InitiateAuth", { ClientId: clientId, AuthFlow: "USER_SRP_AUTH", AuthParameters });
  const session = String(body["Session"]);
  const parameters = body["ChallengeParameters"] as Record<string, string>;
  const answer = (USERNAME: string) =>
    answering("PASSWORD_VERIFIER", session, { ...srp.answer(parameters, password, house.time.now), USERNAME });
  return { session, answer };
}

/** A pool whose people may sign in with an app. */
export const appPool: NonNullable<Setup["pool"]> = {
  aliasAttributes: [],
  mfa: "OPTIONAL",
  secondFactors: ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"],
};

/** A user who signs in with password and app. */
export async function addAppUser(house: House, name: string): Promise<void> {
  await addPerson(house, name);
  await addApp(house, name);
}
