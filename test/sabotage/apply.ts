import type { Sabotage } from "./sabotage";

/**
 * The text of a file with one rule taken out.
 *
 * @throws Error if the text to find does not stand exactly once: the patch no longer applies.
 */
export function apply(patch: Sabotage, text: string): string {
  const times = text.split(patch.find).length - 1;
  if (times !== 1)
    throw new Error(`the patch "${patch.rule}" no longer applies: its text stands ${times} times in ${patch.file}`);
  return text.replace(patch.find, () => patch.replace);
}
