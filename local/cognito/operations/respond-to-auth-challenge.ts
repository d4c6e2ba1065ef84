import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { answerChallenge } from "../sign-in/challenge-answers";

const request = structure({
  ClientId: required(shapes.clientId),
  ChallengeName: required(shapes.challengeName),
  Session: optional(shapes.session),
  ChallengeResponses: optional(shapes.parameters),
  ClientMetadata: optional(shapes.parameters),
});

/** Takes the answer to a challenge of InitiateAuth. */
export const respondToAuthChallenge = operation("public", request, (services) => async (input) => {
  const client = services.directory.requireClient(input.ClientId);
  const pool = services.directory.requirePool(client.settings.poolId);
  const responses = input.ChallengeResponses ?? new Map();
  return answerChallenge(services, {
    pool,
    client,
    challengeName: input.ChallengeName,
    session: input.Session,
    responses,
    clientMetadata: input.ClientMetadata,
  });
});
