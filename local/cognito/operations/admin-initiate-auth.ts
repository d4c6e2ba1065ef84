import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { initiate } from "../sign-in/api";

const request = structure({
  UserPoolId: required(shapes.poolId),
  ClientId: required(shapes.clientId),
  AuthFlow: required(shapes.authFlow),
  AuthParameters: optional(shapes.parameters),
  ClientMetadata: optional(shapes.clientMetadata),
});

/** As InitiateAuth, from a server with credentials. */
export const adminInitiateAuth = operation("iam", request, (services) => async (input) => {
  const client = services.directory.requireClientOf(input.UserPoolId, input.ClientId);
  const pool = services.directory.requirePool(input.UserPoolId);
  const parameters = input.AuthParameters ?? new Map();
  const { AuthFlow: flow, ClientMetadata: clientMetadata } = input;
  return initiate(services, "AdminInitiateAuth", { pool, client, flow, parameters, clientMetadata });
});
