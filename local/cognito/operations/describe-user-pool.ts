import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { toPoolType } from "../pools/pool-views";

const request = structure({ UserPoolId: required(shapes.poolId) });

/** Shows a user pool. */
export const describeUserPool = operation("iam", request, (services) => async (input) => {
  const pool = services.directory.requirePool(input.UserPoolId);
  const domain = services.directory.domainOf(input.UserPoolId)?.domain;
  const users = await services.users.list(input.UserPoolId);
  return { UserPool: toPoolType(pool, users.length, domain) };
});
