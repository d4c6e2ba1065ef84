import * as pulumi from "@pulumi/pulumi";
import { Refusal } from "../../components/checks/refusal";

/**
 * Message that a check or a plan refuses with.
 *
 * @returns undefined if nothing is refused
 * @throws whatever else it throws
 */
export function refusalOf(check: () => unknown): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal || error instanceof pulumi.RunError) return error.message;
    throw error;
  }
}
