import { expect } from "chai";
import { decodeJwt } from "jose";
import type { TokenTriggerSettings, TriggerResult } from "../../../../../local/cognito/settings";
import {
  clientId,
  password,
  passwordSignIn,
  type Setup,
  startCognito,
  type TestCognito,
  type Tokens,
} from "../../start-cognito";

/** An event as a trigger gets it. */
export interface TriggerEvent {
  triggerSource: string;
  request: { scopes?: string[]; groupConfiguration: { groupsToOverride: string[] } } & Record<string, unknown>;
  response: Record<string, unknown>;
}

/** What a trigger's code does; `response` of the event is what counts. */
export type Trigger = (event: TriggerEvent) => unknown;

export const functionArn = "arn:aws:lambda:eu-west-1:000000000000:function:trigger";

/** A Cognito whose pool runs a trigger, and the events it was given. */
export async function withTrigger(
  trigger: Trigger,
  setup: Setup & { version?: TokenTriggerSettings["version"]; permitted?: boolean } = {},
): Promise<TestCognito & { events: TriggerEvent[] }> {
  const events: TriggerEvent[] = [];
  const { version = "V2_0", permitted = true, ...rest } = setup;
  const started = await startCognito({
    ...rest,
    pool: { ...rest.pool, tokenTrigger: { functionArn, version, permitted } },
    invoke: async (arn, event): Promise<TriggerResult> => {
      expect(arn).to.equal(functionArn);
      // As the local Lambda hands it over: through JSON.
      events.push(JSON.parse(JSON.stringify(event)));
      return { ok: true, payload: trigger(JSON.parse(JSON.stringify(event))) };
    },
  });
  return { ...started, events };
}

/** The event with this in its `claimsAndScopeOverrideDetails`. */
export function answering(details: unknown): Trigger {
  return (event) => ({ ...event, response: { claimsAndScopeOverrideDetails: details } });
}

/** Claims of both tokens of a sign-in. */
export function claimsOf({ AccessToken, IdToken }: Tokens) {
  return { access: decodeJwt(AccessToken), id: decodeJwt(IdToken) };
}

/** The scopes of an access token. */
export function scopesOf(accessToken: string): string[] {
  return String(decodeJwt(accessToken)["scope"] ?? "")
    .split(" ")
    .filter((scope) => scope !== "");
}

/** A request to sign alice in. */
export const signInAlice = passwordSignIn("alice", password);

/** A request to refresh. */
export function refreshWith(refreshToken: string) {
  return { ClientId: clientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters: { REFRESH_TOKEN: refreshToken } };
}
