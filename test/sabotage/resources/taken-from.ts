import type { Sabotage } from "../sabotage";

/** A decision taken out of a file: the rule, the text to find, what stands there then, the title of the test that must notice. */
export type TakenFrom = [rule: string, find: string, replace: string, red: string];

/**
 * Patches of one file that makes resources.
 *
 * @param file Under `components/`, without its ending.
 * @param spec Under `test/components/`, without its ending.
 */
export function takenFrom(file: string, spec: string, rules: TakenFrom[]): Sabotage[] {
  return rules.map(([rule, find, replace, red]) => ({
    rule,
    file: `components/${file}.ts`,
    find,
    replace,
    spec: `test/components/${spec}.spec.ts`,
    red,
  }));
}
