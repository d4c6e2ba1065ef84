import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { settingsChange } from "../pools/change-settings";

const request = structure({ UserPoolId: required(shapes.poolId), ClientId: required(shapes.clientId) });

/** Deletes a client that a call made. */
export const deleteUserPoolClient = operation(
  "iam",
  request,
  settingsChange((services) => async (input) => {
    const { settings } = services.directory.requireOwnClient(input.UserPoolId, input.ClientId);
    await services.directory.removeClient(settings.id);
    return {};
  }),
);
