import { refuse, show } from "./refusal";
import { requireText } from "./values";

/**
 * Most characters of a component's name, and of the key of one of its functions or clients. The longest name that AWS
 * limits is the one of a function's role: `<name>-<key>-role` and the eight characters that Pulumi adds must fit into 64.
 */
const maxLength = 24;

const form = /^[A-Za-z][A-Za-z0-9_-]*$/;

/**
 * Takes the name of a component.
 *
 * @throws Refusal for one that does not fit into the names of its parts.
 */
export function requireName(value: unknown): string {
  const name = requireText(value, "the name of the component", show);
  requireKey(name, `the name of the component`, show(name));
  return name;
}

/**
 * Takes the key of a function or a client, which is part of the names of its resources.
 *
 * @throws Refusal for one that does not fit there.
 */
export function requireKey(key: string, where: string, given?: string): void {
  if (key.length > maxLength) {
    refuse(where, `must have a name of ${maxLength} characters at most`, "write a shorter one", given);
  }
  if (!form.test(key)) {
    refuse(
      where,
      "must have a name of letters, digits, _ and -, a letter first",
      'write a name such as "notes"',
      given,
    );
  }
}
