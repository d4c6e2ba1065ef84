import { refuse, show } from "./refusal";
import { requireText } from "./values";

/**
 * Most characters of a component's name, and of the key of one of its functions or clients. The longest name that AWS
 * limits is the one of a function's role: `<name>-<key>-role` and the eight characters that Pulumi adds must fit into 64.
 */
const maxLength = 24;

/**
 * Takes the name of a component.
 *
 * @throws Refusal for one that does not fit into the names of its parts.
 */
export function requireName(value: unknown): string {
  return requirePartName(requireText(value, "the name of the component", show), "the component");
}

/**
 * Takes the key of a function or a client, which becomes a part of the names of its resources.
 *
 * @param of What it names, for example `handlers["report"]`.
 * @throws Refusal for one that does not fit there.
 */
export function requirePartName(name: string, of: string): string {
  const where = `the name of ${of}`;
  if (name.length > maxLength) {
    refuse(where, `must have ${maxLength} characters at most`, "write a shorter one", `${name.length} characters`);
  }
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) {
    refuse(where, "must be letters, digits, _ and -, a letter first", 'write one such as "notes"', show(name));
  }
  return name;
}
