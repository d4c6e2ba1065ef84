/**
 * What a call refuses with; undefined if it refuses nothing. Any other error counts too, as its own text, so that a test
 * fails by its assertion and not by that error.
 */
export function refusalOf(call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    return error instanceof Error && ["Refusal", "Error"].includes(error.name) ? error.message : String(error);
  }
}
