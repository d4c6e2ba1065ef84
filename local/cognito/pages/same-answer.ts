import { CodeMismatch, ExpiredCode, InvalidParameter, NotAuthorized, UserNotFound } from "../errors";
import { FormProblem } from "./notices";

/**
 * Runs what takes a code, and says one thing of a code that is wrong or too old, and of an account that waits for none, or
 * does not exist: who types a name is not told whether somebody has it.
 *
 * @throws FormProblem, and what is the same for every name
 */
export async function takeCode(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const isWrong = error instanceof CodeMismatch || error instanceof ExpiredCode || tellsOfAccount(error);
    throw isWrong ? new FormProblem({ code: "This code is wrong or too old. Check it, or ask for a new one." }) : error;
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
