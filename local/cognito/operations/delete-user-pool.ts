import { InvalidParameter } from "../errors";
import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { settingsChange } from "../pools/change-settings";

const request = structure({ UserPoolId: required(shapes.poolId) });

/** Deletes a pool that a call made, with its clients, users and keys. */
export const deleteUserPool = operation(
  "iam",
  request,
  settingsChange((services) => async (input) => {
    const { settings } = services.directory.requireOwnPool(input.UserPoolId);
    if (settings.deletionProtection) {
      throw new InvalidParameter(
        "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.",
      );
    }
    await services.directory.removePool(settings.id);
    services.groups.forget(settings.id);
    await services.keys.forget(settings.id);
    return {};
  }),
);
