import type { Client, Pool } from "../pools/directory";
import { requireSecretHash } from "../secret-hash";
import type { Services } from "../services";
import { requireFlow, type ServedFlow } from "./auth-flows";
import { type AnswerRequest, answerChallenge } from "./challenge-answers";
import type { SignInStart } from "./context";
import { startCustom } from "./custom-challenge";
import type { SignInOutcome } from "./outcome";
import { requireName, requireNoDevice, requireParameter } from "./parameters";
import { startWithPassword } from "./password";
import { startWithChoice } from "./select-challenge";
import { beginSignIn, refreshTokens } from "./sign-in";
import { startWithSrp } from "./srp-challenge";

/** What InitiateAuth and AdminInitiateAuth take. */
export interface InitiateRequest {
  pool: Pool;
  client: Client;
  flow: string;
  parameters: Map<string, string>;

  /** For the pre authentication and user migration triggers; it reaches no other (InitiateAuth, `ClientMetadata`). */
  clientMetadata: Record<string, string> | undefined;
}

type Start = (services: Services, start: SignInStart, parameters: Map<string, string>) => Promise<SignInOutcome>;

const starts: Record<Exclude<ServedFlow, "refresh">, Start> = {
  password: (services, start, parameters) =>
    startWithPassword(services, { ...start, password: requireParameter(parameters, "PASSWORD") }),
  srp: (services, start, parameters) => startWithSrp(services, start, requireParameter(parameters, "SRP_A")),
  choice: startWithChoice,
  custom: startCustom,
};

/** Begins a sign-in in one of the client's flows, or refreshes one; the operation's answer. */
export async function initiate(
  services: Services,
  operation: "InitiateAuth" | "AdminInitiateAuth",
  { pool, client, flow, parameters, clientMetadata }: InitiateRequest,
) {
  const serves = requireFlow(operation, flow, client.settings);
  if (serves === "refresh") return refreshTokens(services, { pool, client, parameters });
  requireNoDevice(parameters);
  const name = requireName(parameters);
  requireSecretHash(client.settings, name, parameters.get("SECRET_HASH"));
  const start = { pool, client, name, validationData: clientMetadata, clientMetadata: undefined };
  return toResponse(services, { pool, client }, await starts[serves](services, start, parameters));
}

/** Takes the answer to a challenge; the operation's answer. */
export async function respond(services: Services, request: AnswerRequest) {
  const { pool, client, responses } = request;
  requireSecretHash(client.settings, responses.get("USERNAME") ?? "", responses.get("SECRET_HASH"));
  return toResponse(services, { pool, client }, await answerChallenge(services, request));
}

/** An outcome as the API says it: the challenge, or tokens. */
function toResponse(services: Services, where: { pool: Pool; client: Client }, outcome: SignInOutcome) {
  if ("signedIn" in outcome) return beginSignIn(services, { ...where, ...outcome.signedIn });
  const { challenge, session, parameters, availableChallenges } = outcome.pending;
  return {
    ChallengeName: challenge,
    Session: session,
    ChallengeParameters: parameters,
    ...(availableChallenges === undefined ? {} : { AvailableChallenges: availableChallenges }),
  };
}
