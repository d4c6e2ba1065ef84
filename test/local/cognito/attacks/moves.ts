import { expect } from "chai";
import type { UserMfaRecord } from "../../../../local/cognito/records";
import { secret as appSecret, codeOf } from "../sign-in/steps";
import { clientId, password, stopCognitos, type Tokens } from "../start-cognito";
import { type CallReply, closeAll, type House } from "./house";

/** A refused attack: what is tried, and what is answered. */
export type Row = [attack: string, run: (house: House, name: string) => Promise<unknown>, answer: unknown];

/** An operation and its request, but for the client. */
export type CallRequest = [operation: string, request: object];

/** Each attack is made on somebody of its own, is answered so, and the control is answered after it. */
export function itRefuses(house: () => House, rows: Row[], prepare: (house: House, name: string) => Promise<void>) {
  rows.forEach(([attack, run, answer], index) => {
    it(`is refused: ${attack}`, async () => {
      const name = `victim${index}`;
      await prepare(house(), name);
      expect(await run(house(), name)).to.deep.equal(answer);
      await house().requireControl();
    });
  });
}

/** A user with a proven e-mail address of their own. */
export function addPerson(house: House, name: string): Promise<void> {
  return house.addUser(name, { email: `${name}@example.com` });
}

/** Gives a user an authenticator app that is switched on. */
export async function addApp(house: House, name: string, more: Partial<UserMfaRecord> = {}): Promise<void> {
  const mfa: UserMfaRecord = { totp: { secret: appSecret, lastStep: 0 }, enabled: ["SOFTWARE_TOKEN_MFA"], ...more };
  await house.changeUser(name, { mfa });
}

/** What the app of `addApp` shows now. */
export function appCode({ time }: House): string {
  return codeOf(appSecret, time.now);
}

/** A six-digit code that none of these is. */
export function codeBut(...right: string[]): string {
  return ["000001", "000002", "000003", "000004"].find((code) => !right.includes(code)) ?? "000005";
}

/** A request of InitiateAuth with a password. */
export function withPassword(name: string, given = password, client = clientId) {
  return {
    ClientId: client,
    AuthFlow: "USER_PASSWORD_AUTH",
    AuthParameters: { USERNAME: name, PASSWORD: given } as Record<string, string>,
  };
}

/** A request of RespondToAuthChallenge. */
export function answering(
  ChallengeName: string,
  Session: string | undefined,
  responses: Record<string, string>,
  client = clientId,
) {
  return { ClientId: client, ChallengeName, Session, ChallengeResponses: responses };
}

/** The session of somebody who gave their password, and is asked for more. */
export async function sessionOf(house: House, name: string, client = clientId): Promise<string> {
  const { text, body } = await house.call("InitiateAuth", withPassword(name, password, client));
  if (typeof body["Session"] !== "string") throw new Error(`no session: ${text}`);
  return body["Session"];
}

/** Tokens by password. */
export async function tokensOf(house: House, name: string, client = clientId): Promise<Tokens> {
  const { text, body } = await house.call("InitiateAuth", withPassword(name, password, client));
  if (body["AuthenticationResult"] === undefined) throw new Error(`no tokens: ${text}`);
  return body["AuthenticationResult"] as Tokens;
}

/** Message of a refusal; `200` for what is let through. */
export function said({ status, refusal }: CallReply): string {
  return refusal?.[1] ?? String(status);
}

/** `NotAuthorizedException: Incorrect username or password.` */
export function typed({ status, refusal }: CallReply): string {
  return refusal?.join(": ") ?? String(status);
}

/** To be run after the tests of a spec. */
export async function closeHouses(): Promise<void> {
  await closeAll();
  await stopCognitos();
}
