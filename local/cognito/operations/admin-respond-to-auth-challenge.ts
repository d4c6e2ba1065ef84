import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { respond } from "../sign-in/api";

const request = structure({
  UserPoolId: required(shapes.poolId),
  ClientId: required(shapes.clientId),
  ChallengeName: required(shapes.challengeName),
  ChallengeResponses: optional(shapes.parameters),
  Session: optional(shapes.session),
  ClientMetadata: optional(shapes.clientMetadata),
});

/** As RespondToAuthChallenge, from a server with credentials. */
export const adminRespondToAuthChallenge = operation("iam", request, (services) => async (input) => {
  const client = services.directory.requireClientOf(input.UserPoolId, input.ClientId);
  const pool = services.directory.requirePool(input.UserPoolId);
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
