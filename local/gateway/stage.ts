/**
 * The path that routes are matched against: without its first segment if the stage has a name.
 *
 * @returns Undefined if the path is not of this stage.
 */
export function removeStage(stage: string, segments: string[]): string[] | undefined {
  if (stage === "$default") return segments;
  if (segments[0] !== stage) return undefined;
  return segments.length === 1 ? [""] : segments.slice(1);
}
