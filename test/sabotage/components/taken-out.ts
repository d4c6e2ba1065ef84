import type { Sabotage } from "../sabotage";

/** A rule taken out of a pure file: the title of the test that must notice, the text to find, what stands there then. */
export type TakenOut = [title: string, find: string, replace: string];

/**
 * Patches of one pure file. The tests of these files are named after the rules, so that title and rule are one.
 *
 * @param name File under `components/` without its ending; its spec mirrors it.
 * @param suite Title of the spec's `describe`.
 */
export function takenOut(name: string, suite: string, rules: TakenOut[]): Sabotage[] {
  return rules.map(([title, find, replace]) => ({
    rule: `${suite}: ${title}`,
    file: `components/${name}.ts`,
    find,
    replace,
    spec: `test/components/${name}.spec.ts`,
    red: `${suite} ${title}`,
  }));
}
