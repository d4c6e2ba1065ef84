import { required, structure } from "../checks";
import { toClientType } from "../client-views";
import { operation } from "../operation";
import * as shapes from "../shapes";

const request = structure({ UserPoolId: required(shapes.poolId), ClientId: required(shapes.clientId) });

/** Shows a client. */
export const describeUserPoolClient = operation("iam", request, (services) => async (input) => {
  return { UserPoolClient: toClientType(services.directory.requireClientOf(input.UserPoolId, input.ClientId)) };
});
