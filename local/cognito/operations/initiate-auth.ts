import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { initiate } from "../sign-in/api";

const request = structure({
  AuthFlow: required(shapes.authFlow),
  AuthParameters: optional(shapes.parameters),
  ClientMetadata: optional(shapes.clientMetadata),
  ClientId: required(shapes.clientId),
});

/** Begins a sign-in in one of the client's flows, or refreshes one. */
export const initiateAuth = operation("public", request, (services) => async (input) => {
  const client = services.directory.requireClient(input.ClientId);
  const pool = services.directory.requirePool(client.settings.poolId);
  const parameters = input.AuthParameters ?? new Map();
  const { AuthFlow: flow, ClientMetadata: clientMetadata } = input;
  return initiate(services, "InitiateAuth", { pool, client, flow, parameters, clientMetadata });
});
