import { RunError } from "@pulumi/pulumi";
import { Refusal } from "./checks/refusal";

/** Runs checks; what they refuse becomes the error that Pulumi prints without a stack. */
export function refusable<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw error instanceof Refusal ? new RunError(error.message) : error;
  }
}
