import { InvalidParameter } from "../errors";
import { integer, optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";

const request = structure(
  {
    Domain: required(shapes.domainName),
    UserPoolId: required(shapes.poolId),
    ManagedLoginVersion: optional(integer({ min: 1, max: 2 })),
  },
  "refuse",
);

const reserved = ["aws", "amazon", "cognito"];

/** Gives a pool sign-in pages, one that a call made or that the program declares without any. */
export const createUserPoolDomain = operation("iam", request, (services) => async (input) => {
  const { directory, locks } = services;
  const { settings: pool } = directory.requirePool(input.UserPoolId);
  const { Domain: domain, ManagedLoginVersion: version = 1 } = input;
  if (reserved.some((word) => domain.includes(word))) {
    throw new InvalidParameter(
      `Domain cannot contain reserved word: ${reserved.find((word) => domain.includes(word))}`,
    );
  }
  return locks.run("domains", async () => {
    if (directory.domain(domain) !== undefined) {
      throw new InvalidParameter("Domain already associated with another user pool.");
    }
    if (directory.domainOf(pool.id) !== undefined) {
      throw new InvalidParameter("User pool already has a domain configured.");
    }
    await directory.putDomain({ poolId: pool.id, domain, managedLogin: version === 2 });
    return { ManagedLoginVersion: version };
  });
});
