import * as pulumi from "@pulumi/pulumi";

/**
 * Message of the `pulumi.RunError` that a recording fails with, without the path of outputs that Pulumi puts before it.
 *
 * @returns undefined if it does not fail
 * @throws whatever else it fails with
 */
export async function rejectionOf(recording: Promise<unknown>): Promise<string | undefined> {
  try {
    await recording;
    return undefined;
  } catch (error) {
    if (error instanceof pulumi.RunError) return error.message.replace(/^(error serializing property "\w+": )+/, "");
    throw error;
  }
}
