import { flag, optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { requireSecretHash } from "../secret-hash";
import { confirmUser } from "../users/confirmation";

const request = structure({
  ClientId: required(shapes.clientId),
  SecretHash: optional(shapes.secretHash),
  Username: required(shapes.username),
  ConfirmationCode: required(shapes.code),
  ForceAliasCreation: optional(flag),
  ClientMetadata: optional(shapes.clientMetadata),
  /** SignUp hands out none here, so there is none to go on with. */
  Session: optional(shapes.session),
});

/** Confirms a user by the code they were sent. */
export const confirmSignUp = operation("public", request, (services) => async (input) => {
  const { settings: client } = services.directory.requireClient(input.ClientId);
  requireSecretHash(client, input.Username, input.SecretHash);
  const { settings: pool } = services.directory.requirePool(client.poolId);
  await confirmUser(services, {
    pool,
    client,
    name: input.Username,
    code: input.ConfirmationCode,
    forceAlias: input.ForceAliasCreation === true,
    clientMetadata: input.ClientMetadata,
  });
  return {};
});
