import type { Sabotage } from "../sabotage";

/** The patches of one file that one spec notices. */
export function patchesOf(file: string, spec: string, patches: Omit<Sabotage, "file" | "spec">[]): Sabotage[] {
  return patches.map((patch) => ({ ...patch, file, spec }));
}
