import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { settingsChange } from "../pools/change-settings";
import { changeable, poolName, readPoolChanges, readShown } from "../pools/pool-input";

const request = structure(
  { UserPoolId: required(shapes.poolId), PoolName: optional(poolName), ...changeable },
  "refuse",
);

/** Changes a pool that a call made; what is not given goes back to AWS's default. */
export const updateUserPool = operation(
  "iam",
  request,
  settingsChange((services) => async (input) => {
    const { settings: before, createdAt } = services.directory.requireOwnPool(input.UserPoolId);
    const changed = readPoolChanges(input, before);
    const settings = { ...before, name: input.PoolName ?? before.name, ...changed };
    const modifiedAt = services.clock();
    await services.directory.putPool({ settings, shown: readShown(input), createdAt, modifiedAt });
    return {};
  }),
);
