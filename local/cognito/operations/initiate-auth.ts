import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { requireFlow } from "../sign-in/auth-flows";
import { refreshTokens, signInWithPassword } from "../sign-in/sign-in";

const request = structure({
  AuthFlow: required(shapes.authFlow),
  AuthParameters: optional(shapes.parameters),
  ClientId: required(shapes.clientId),
});

/** Signs in with a password, or with a refresh token. */
export const initiateAuth = operation("public", request, (services) => async (input) => {
  const client = services.directory.requireClient(input.ClientId);
  const pool = services.directory.requirePool(client.settings.poolId);
  const serves = requireFlow("InitiateAuth", input.AuthFlow, client.settings);
  const parameters = input.AuthParameters ?? new Map();
  if (serves === "refresh") return refreshTokens(services, { pool, client, parameters });
  return signInWithPassword(services, { pool, client, parameters });
});
