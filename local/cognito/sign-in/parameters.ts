import { InvalidParameter, UnsupportedOperation } from "../errors";

/** @throws InvalidParameter */
export function requireParameter(parameters: Map<string, string>, name: string): string {
  const value = parameters.get(name);
  if (value === undefined || value === "") throw new InvalidParameter(`Missing required parameter ${name}`);
  return value;
}

/**
 * The name of who signs in. No user can have a longer one, and what is counted for names is kept.
 *
 * @throws InvalidParameter
 */
export function requireName(parameters: Map<string, string>): string {
  const name = requireParameter(parameters, "USERNAME");
  if (name.length > 128) throw new InvalidParameter("USERNAME must have 128 characters at most");
  return name;
}

/** @throws UnsupportedOperation: a device that is taken for known would stand in the place of a second factor */
export function requireNoDevice(parameters: Map<string, string>): void {
  if (!parameters.has("DEVICE_KEY")) return;
  throw new UnsupportedOperation("DEVICE_KEY: device tracking is not served by the local Cognito");
}
