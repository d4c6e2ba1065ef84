/** One rule taken out of the code, and the test that must notice. */
export interface Sabotage {
  /** The rule, in words. */
  rule: string;

  /** File it lives in, from the root of the repo. */
  file: string;

  /** Text that stands exactly once in the file. */
  find: string;

  /** What stands there when the rule is gone; still type-checks, still starts. */
  replace: string;

  /** Spec file of the test that goes red. */
  spec: string;

  /** Full title of that test: the titles of its `describe`s and its own, with a space between. */
  red: string;
}
