import { CodeMismatch, InvalidParameter, NotAuthorized, UserNotFound } from "../errors";

/**
 * Runs what takes a code, and says of every account that has no such code, or does not exist, that the code is wrong:
 * who types a name is not told whether somebody has it.
 */
export async function takeCode<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw tellsOfAccount(error) ? new CodeMismatch() : error;
  }
}

/** Runs what sends a code, and goes on alike if there is nobody to send one to. */
export async function sendCode(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!tellsOfAccount(error)) throw error;
  }
}

/** What is wrong with the request itself is the same for every name. */
function tellsOfAccount(error: unknown): boolean {
  if (error instanceof UserNotFound || error instanceof NotAuthorized) return true;
  return error instanceof InvalidParameter && !/^\d+ validation error/.test(error.message);
}
