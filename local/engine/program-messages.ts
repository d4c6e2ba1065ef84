import path from "node:path";
import { ProgramError } from "./program-error";
import { ProgramExit } from "./program-faults";
import { readStack } from "./program-stacks";

/**
 * What a person is told of an error in a program: a RunError's message only, as the CLI shows it; anything else with the
 * lines of its stack that lie in the program.
 */
export function toProgramError(error: unknown, project: { folder: string; entry: string }): ProgramError {
  if (error instanceof ProgramError) return error;
  if (error instanceof ProgramExit) {
    return new ProgramError(`${error.message}: a program ends by itself`, { cause: error });
  }
  if (!(error instanceof Error)) {
    return new ProgramError(`the program threw ${typeof error === "string" ? JSON.stringify(error) : typeof error}`, {
      cause: error,
    });
  }
  if (isRunError(error)) return new ProgramError(error.message, { cause: error });
  const topLevelAwait = /top-level await|Top-level await|await is only valid|ERR_REQUIRE_ASYNC_MODULE/i;
  if (topLevelAwait.test(error.message) || topLevelAwait.test(codeOf(error))) {
    return new ProgramError(
      `the program uses top-level await, which cannot be loaded here: export an async function and await inside it`,
      { cause: error },
    );
  }
  if (codeOf(error) === "MODULE_NOT_FOUND") return new ProgramError(firstLines(error.message, 1), { cause: error });
  const lines = [`the program failed: ${error.name}: ${error.message}`, ...programLines(error, project.folder)];
  return new ProgramError(lines.join("\n"), { cause: error });
}

function isRunError(error: Error): boolean {
  return (error as { __pulumiRunError?: unknown }).__pulumiRunError === true;
}

function codeOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : "";
}

function programLines(error: Error, folder: string): string[] {
  const root = folder + path.sep;
  return readStack(error)
    .filter((line) => line.includes(root) && !line.includes(`${path.sep}node_modules${path.sep}`))
    .map((line) => line.replaceAll(root, ""));
}

function firstLines(text: string, count: number): string {
  return text.split("\n", count).join("\n");
}
