/** One command that a scenario ran. */
export interface Step {
  scenario: string;
  stack: string;
  step: string;
  exitCode: number;
  seconds: number;
}

const steps: Step[] = [];

/** Takes down a command for the table. */
export function addStep({ scenario, stack, step, exitCode, seconds }: Step): void {
  steps.push({ scenario, stack, step, exitCode, seconds });
}

/** Every command by scenario, with its exit code and how long it took; empty if none ran. */
export function toTable(): string {
  if (steps.length === 0) return "";
  const rows = steps
    .toSorted((a, b) => a.scenario.localeCompare(b.scenario))
    .map(({ scenario, stack, step, exitCode, seconds }) => [
      scenario,
      stack,
      step,
      `exit ${exitCode}`,
      seconds.toFixed(1),
    ]);
  const lines = [["scenario", "stack", "step", "result", "s"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const total = steps.reduce((sum, { seconds }) => sum + seconds, 0);
  const text = lines.map((line) => `    ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`);
  return [...text, `    ${steps.length} commands, ${total.toFixed(1)} s`].join("\n");
}
