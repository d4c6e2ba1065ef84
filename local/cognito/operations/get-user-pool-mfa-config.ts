import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { toPoolFactors } from "../mfa/pool-factors";
import { operation } from "../operation";

const request = structure({ UserPoolId: required(shapes.poolId) });

/** Shows whether a pool asks for a second factor, and for which. */
export const getUserPoolMfaConfig = operation(
  "iam",
  request,
  (services) => async (input) => toPoolFactors(services.directory.requirePool(input.UserPoolId).settings),
);
