import { ProgramError } from "./engine/program-error";

/**
 * Gives a part's error, whose message is documented to be for people, the class that is printed without a stack.
 *
 * @param where is put before the message, for example `Users.dev.json: `
 */
export async function forPeople<T>(work: Promise<T>, where = ""): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ProgramError || !(error instanceof Error)) throw error;
    throw new ProgramError(where + error.message, { cause: error });
  }
}
