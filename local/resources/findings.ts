/** What reading a program's resources found besides settings. */
export interface Findings {
  /** What is not emulated, or behaves in a way worth saying; a line each, printed at start. */
  notes: string[];

  /** What stops the start; a line each. */
  refusals: string[];
}

/** Nothing found so far. */
export function noFindings(): Findings {
  return { notes: [], refusals: [] };
}
