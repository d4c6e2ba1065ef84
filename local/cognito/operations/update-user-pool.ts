import { optional, required, structure } from "../checks";
import { operation } from "../operation";
import { changeable, poolName, readPoolChanges, readShown } from "../pool-input";
import * as shapes from "../shapes";

const request = structure(
  { UserPoolId: required(shapes.poolId), PoolName: optional(poolName), ...changeable },
  "refuse",
);

/** Changes a pool that a call made; what is not given goes back to AWS's default. */
export const updateUserPool = operation("iam", request, (services) => async (input) => {
  const { settings: before, createdAt } = services.directory.requireOwnPool(input.UserPoolId);
  const changed = readPoolChanges(input, before.tier);
  const settings = { ...before, name: input.PoolName ?? before.name, ...changed };
  const modifiedAt = services.clock();
  await services.directory.putPool({ settings, shown: readShown(input), createdAt, modifiedAt });
  return {};
});
