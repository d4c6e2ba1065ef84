import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { requireFlow } from "../sign-in/auth-flows";
import { refreshTokens, signInWithPassword } from "../sign-in/sign-in";

const request = structure({
  UserPoolId: required(shapes.poolId),
  ClientId: required(shapes.clientId),
  AuthFlow: required(shapes.authFlow),
  AuthParameters: optional(shapes.parameters),
});

/** As InitiateAuth, from a server with credentials. */
export const adminInitiateAuth = operation("iam", request, (services) => async (input) => {
  const client = services.directory.requireClientOf(input.UserPoolId, input.ClientId);
  const pool = services.directory.requirePool(input.UserPoolId);
  const serves = requireFlow("AdminInitiateAuth", input.AuthFlow, client.settings);
  const parameters = input.AuthParameters ?? new Map();
  if (serves === "refresh") return refreshTokens(services, { pool, client, parameters });
  return signInWithPassword(services, { pool, client, parameters });
});
