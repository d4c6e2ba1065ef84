import { evaluateProgram } from "../../../local/engine/evaluate";
import { createLocalProvider } from "../../../local/resources/catalogue";

/** What became of one evaluation. */
export interface Outcome {
  outputs?: Record<string, unknown>;
  log?: unknown[];
  notServed?: unknown[];
  /** URN without stack and project, to id. */
  ids?: Record<string, string | null>;
  error?: string;
  /** What was thrown in the moments after it had ended. */
  late: string[];
}

async function evaluate(folder: string): Promise<Outcome> {
  const late: string[] = [];
  const options = { folder, stack: "dev", env: {}, late: (error: Error) => late.push(error.message) };
  try {
    const { outputs, log, notServed, resources } = await evaluateProgram({
      ...options,
      provider: createLocalProvider("seed"),
    });
    const ids = Object.fromEntries(resources.map(({ urn, id }) => [urn.split("::").slice(2).join("::"), id ?? null]));
    return { outputs, log, notServed, ids, late };
  } catch (error) {
    const isForPeople = error instanceof Error && error.name === "ProgramError";
    return { error: isForPeople ? error.message : `not a ProgramError: ${String(error)}`, late };
  }
}

/** Evaluates every folder of the command line one after the other in this process and prints the outcomes as JSON. */
async function main(): Promise<void> {
  const outcomes: Outcome[] = [];
  for (const folder of process.argv.slice(2)) {
    outcomes.push(await evaluate(folder));
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  process.stdout.write(`\n${JSON.stringify(outcomes)}\n`);
  process.exit(0);
}

void main();
