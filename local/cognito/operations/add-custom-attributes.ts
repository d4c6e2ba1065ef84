import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { settingsChange } from "../pools/change-settings";
import { addCustomAttributes as add, customAttributes } from "../pools/custom-attribute-input";

const request = structure({
  UserPoolId: required(shapes.poolId),
  CustomAttributes: required(customAttributes),
});

/** Gives the schema of a pool that a call made more custom attributes. */
export const addCustomAttributes = operation(
  "iam",
  request,
  settingsChange((services) => async (input) => {
    const pool = services.directory.requireOwnPool(input.UserPoolId);
    const settings = { ...pool.settings, customAttributes: add(pool.settings, input.CustomAttributes) };
    await services.directory.putPool({ ...pool, settings, modifiedAt: services.clock() });
    return {};
  }),
);
