import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";

const request = structure({ Domain: required(shapes.domainName), UserPoolId: required(shapes.poolId) });

/** Takes from a pool the sign-in pages that a call gave it. */
export const deleteUserPoolDomain = operation("iam", request, (services) => async (input) => {
  services.directory.requirePool(input.UserPoolId);
  const { settings } = services.directory.requireOwnDomain(input.UserPoolId, input.Domain);
  await services.directory.removeDomain(settings.domain);
  return {};
});
