import { type Check, check } from "./input/checks";
import type { Constrained } from "./input/constraints";
import type { Services } from "./services";

/** One operation of the API. */
export interface Operation {
  /** `iam`: on AWS the request is signed with credentials and allowed by a policy; here it must at least be signed. */
  access: "public" | "iam";

  /** What it takes. */
  input: Constrained;

  /**
   * Checks the request and runs the operation.
   *
   * @throws CognitoError
   */
  run(services: Services, request: unknown): Promise<unknown>;
}

/** An operation from what it takes and what it does. */
export function operation<T>(
  access: Operation["access"],
  input: Check<T>,
  run: (services: Services) => (request: T) => Promise<unknown>,
): Operation {
  return { access, input, run: (services, request) => run(services)(check(input, request)) };
}
