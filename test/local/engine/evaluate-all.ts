import { evaluateProgram } from "../../../local/engine/evaluate";
import { createLocalProvider } from "../../../local/resources/catalogue";

/** What became of one evaluation. */
export interface Outcome {
  outputs?: Record<string, unknown>;
  log?: unknown[];
  notServed?: unknown[];
  /** URN without stack and project, to id. */
  ids?: Record<string, string | undefined>;
  error?: string;
  /** What was thrown after an evaluation had ended, by now. */
  late: string[];
}

const late: string[] = [];

async function evaluate(folder: string): Promise<Outcome> {
  try {
    const provider = createLocalProvider("seed");
    const options = { folder, stack: "dev", provider, env: {}, late: (error: Error) => late.push(error.message) };
    const { outputs, log, notServed, resources } = await evaluateProgram(options);
    const ids = Object.fromEntries(resources.map(({ urn, id }) => [urn.split("::").slice(2).join("::"), id]));
    return { outputs, log, notServed, ids, late: [...late] };
  } catch (error) {
    const isForPeople = error instanceof Error && error.name === "ProgramError";
    return { error: isForPeople ? error.message : `not a ProgramError: ${String(error)}`, late: [...late] };
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
}

void main();
