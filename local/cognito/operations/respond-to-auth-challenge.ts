import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { respond } from "../sign-in/api";

const request = structure({
  ClientId: required(shapes.clientId),
  ChallengeName: required(shapes.challengeName),
  Session: optional(shapes.session),
  ChallengeResponses: optional(shapes.parameters),
  ClientMetadata: optional(shapes.clientMetadata),
});

/** Takes the answer to a challenge of InitiateAuth. */
export const respondToAuthChallenge = operation("public", request, (services) => async (input) => {
  const client = services.directory.requireClient(input.ClientId);
  const pool = services.directory.requirePool(client.settings.poolId);
  const responses = input.ChallengeResponses ?? new Map();
  return respond(services, {
    pool,
    client,
    challengeName: input.ChallengeName,
    session: input.Session,
    responses,
    clientMetadata: input.ClientMetadata,
  });
});
