import { answerChallenge } from "../challenge-answers";
import { optional, required, structure } from "../checks";
import { operation } from "../operation";
import * as shapes from "../shapes";

const request = structure({
  UserPoolId: required(shapes.poolId),
  ClientId: required(shapes.clientId),
  ChallengeName: required(shapes.challengeName),
  ChallengeResponses: optional(shapes.parameters),
  Session: optional(shapes.session),
  ClientMetadata: optional(shapes.parameters),
});

/** As RespondToAuthChallenge, from a server with credentials. */
export const adminRespondToAuthChallenge = operation("iam", request, (services) => async (input) => {
  const client = services.directory.requireClientOf(input.UserPoolId, input.ClientId);
  const pool = services.directory.requirePool(input.UserPoolId);
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
