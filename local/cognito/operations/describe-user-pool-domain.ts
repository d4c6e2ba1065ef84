import { required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";

const request = structure({ Domain: required(shapes.domainName) });

/** Shows a domain; of one that nobody has nothing. */
export const describeUserPoolDomain = operation("iam", request, (services) => async (input) => {
  const domain = services.directory.domain(input.Domain);
  if (domain === undefined) return { DomainDescription: {} };
  const { poolId, domain: name, managedLogin } = domain.settings;
  return {
    DomainDescription: {
      UserPoolId: poolId,
      AWSAccountId: services.accountId,
      Domain: name,
      Status: "ACTIVE",
      ManagedLoginVersion: managedLogin ? 2 : 1,
    },
  };
});
