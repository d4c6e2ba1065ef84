/**
 * The program, its project files or its configuration cannot be used. The message is one that a person can act on; it is
 * printed without a stack.
 */
export class ProgramError extends Error {
  override readonly name = "ProgramError";
}
