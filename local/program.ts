import { evaluateProgram } from "./engine/evaluate";
import type { Evaluation } from "./engine/evaluation";
import { ProgramError } from "./engine/program-error";
import { serveEvaluationKeys } from "./evaluation-keys";
import { readSeed, type StateFolder } from "./project/state-folder";
import { createLocalProvider } from "./resources/catalogue";
import { type ProgramSettings, toProgramSettings } from "./resources/program-settings";

/** Which program, and for which stack. */
export interface ProgramOptions {
  /** Folder with Pulumi.yaml. */
  folder: string;

  /** Name of the stack. */
  stack: string;

  /** Configuration that wins over the files. */
  config: Record<string, string>;
}

/** A program as evaluated, and what to run for it. */
export interface Program {
  /** What the program declared. */
  evaluation: Evaluation;

  /** What is to run for it. */
  settings: ProgramSettings;
}

/**
 * Evaluates the program and reads what it declares.
 *
 * @throws ProgramError with a line for everything that stops the start
 */
export async function readProgram({ folder, stack, config }: ProgramOptions, state: StateFolder): Promise<Program> {
  const seed = readSeed(state);
  const { environment, close } = await serveEvaluationKeys(state.keys);
  const options = { folder, stack, config, environment, provider: createLocalProvider(seed) };
  const evaluation = await evaluateProgram(options).finally(close);
  const settings = toProgramSettings(evaluation, seed);
  if (settings.refusals.length > 0) throw new ProgramError(settings.refusals.join("\n"));
  return { evaluation, settings };
}
