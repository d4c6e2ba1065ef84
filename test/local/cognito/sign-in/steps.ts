import { Secret, TOTP } from "otpauth";
import type { TriggerResult } from "../../../../local/cognito/settings";
import { createSrpClient } from "../srp-client";
import { clientId, password, poolId, type Refusal, type Setup, type TestCognito, type Tokens } from "../start-cognito";

/** What a step of a sign-in is answered with. */
export interface Answer {
  ChallengeName?: string;
  Session?: string;
  ChallengeParameters: Record<string, string>;
  AvailableChallenges?: string[];
  AuthenticationResult?: Tokens;
}

/** A request of InitiateAuth for alice. */
export function start(AuthFlow: string, parameters: Record<string, string> = {}, more: object = {}) {
  return { ClientId: clientId, AuthFlow, AuthParameters: { USERNAME: "alice", ...parameters }, ...more };
}

/** A request of RespondToAuthChallenge from alice. */
export function reply(ChallengeName: string, Session: string | undefined, responses: Record<string, string>) {
  return { ClientId: clientId, ChallengeName, Session, ChallengeResponses: { USERNAME: "alice", ...responses } };
}

export function startWithPassword(withPassword = password) {
  return start("USER_PASSWORD_AUTH", { PASSWORD: withPassword });
}

/** Begins with SRP; `answer` makes the request that ends it. */
export async function startSrp(
  { ok, time }: TestCognito,
  { name = "alice", flow = "USER_SRP_AUTH", more = {} as Record<string, string>, client = clientId } = {},
) {
  const srp = createSrpClient(poolId);
  const request = { ...start(flow, { USERNAME: name, SRP_A: srp.publicValue, ...more }), ClientId: client };
  const body = await ok<Answer>("InitiateAuth", request);
  const parameters = body.ChallengeParameters;
  const answer = (changes: Record<string, string> = {}, withPassword = password) => ({
    ...reply("PASSWORD_VERIFIER", undefined, {
      ...srp.answer(parameters, withPassword, time.now),
      ...changes,
    }),
    ClientId: client,
  });
  return { ...body, answer };
}

/** The code that an authenticator app shows. */
export function codeOf(secret: string, now: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now });
}

/** Of a code that is wrong for sure. */
export function wrongCode(right: string): string {
  return String((Number(right) + 1) % 1_000_000).padStart(6, "0");
}

export const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

/** Gives alice an authenticator app that is switched on. */
export function addApp({ changeUser }: TestCognito, username = "alice") {
  return changeUser(username, { mfa: { totp: { secret, lastStep: 0 }, enabled: ["SOFTWARE_TOKEN_MFA"] } });
}

export const appPool = { mfa: "OPTIONAL", secondFactors: ["SOFTWARE_TOKEN_MFA"] } satisfies Setup["pool"];
export const emailPool = { mfa: "OPTIONAL", secondFactors: ["EMAIL_OTP"] } satisfies Setup["pool"];
export const bothPool = { mfa: "OPTIONAL", secondFactors: ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"] } satisfies Setup["pool"];

export const incorrect: Refusal = { __type: "NotAuthorizedException", message: "Incorrect username or password." };
export const invalidSession: Refusal = { __type: "NotAuthorizedException", message: "Invalid session for the user." };
export const mismatch: Refusal = {
  __type: "CodeMismatchException",
  message: "Invalid verification code provided, please try again.",
};
export const locked: Refusal = { __type: "NotAuthorizedException", message: "Password attempts exceeded" };

/** What a trigger was asked. */
export interface TriggerEvent {
  triggerSource: string;
  userName: string;
  request: Record<string, unknown>;
}

/** Functions of a pool by the names of its triggers, each from the request to the response; `asked` keeps the events. */
export function withTriggers(
  functions: Record<string, (request: Record<string, unknown>, event: TriggerEvent) => object>,
): { pool: NonNullable<Setup["pool"]>; invoke: NonNullable<Setup["invoke"]>; asked: TriggerEvent[] } {
  const names = Object.keys(functions);
  const asked: TriggerEvent[] = [];
  const invoke = async (functionArn: string, event: unknown): Promise<TriggerResult> => {
    const given = event as TriggerEvent;
    asked.push(given);
    try {
      return { ok: true, payload: { ...given, response: functions[functionArn]?.(given.request, given) } };
    } catch (error) {
      return { ok: false, errorMessage: error instanceof Error ? error.message : "" };
    }
  };
  const triggers = Object.fromEntries(names.map((name) => [name, { functionArn: name, permitted: true }]));
  return { pool: { triggers }, invoke, asked };
}
