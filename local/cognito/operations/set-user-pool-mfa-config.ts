import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { poolFactors, readPoolFactors, toPoolFactors } from "../mfa/pool-factors";
import { operation } from "../operation";
import { settingsChange } from "../pools/change-settings";

const request = structure({ UserPoolId: required(shapes.poolId), ...poolFactors }, "refuse");

/** Has a pool that a call made ask for a second factor, or no more. */
export const setUserPoolMfaConfig = operation(
  "iam",
  request,
  settingsChange((services) => async (input) => {
    const pool = services.directory.requireOwnPool(input.UserPoolId);
    const settings = { ...pool.settings, ...readPoolFactors(pool, input) };
    await services.directory.putPool({ ...pool, settings, modifiedAt: services.clock() });
    return toPoolFactors(settings);
  }),
);
