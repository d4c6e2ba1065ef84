import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { toClientType } from "../pools/client-views";

const request = structure({ UserPoolId: required(shapes.poolId), ClientId: required(shapes.clientId) });

/** Shows a client. */
export const describeUserPoolClient = operation("iam", request, (services) => async (input) => {
  return { UserPoolClient: toClientType(services.directory.requireClientOf(input.UserPoolId, input.ClientId)) };
});
