import { suggest } from "./nearest";
import { hide, isComputed, refuse } from "./refusal";

/** One option as it was given, and how messages name it. */
export interface Option {
  /** For example `handler.memoryMb`. */
  where: string;

  /** Undefined: left out. */
  value: unknown;
}

/** One member of a map whose keys are the user's own. */
export interface Entry extends Option {
  key: string;
}

/**
 * Reads a group of options whose names are known. Only the object's own members count, so that nothing inherited can
 * open anything, and a member that is not known is refused: a misspelled option must not look like one left out.
 *
 * @param where Path of the group, empty for the args themselves.
 * @param value Undefined: every option counts as left out.
 * @throws Refusal for anything but a plain object, and for unknown members.
 */
export function readOptions<const K extends string>(
  where: string,
  value: unknown,
  known: readonly K[],
): Record<K, Option> {
  const own = value === undefined ? new Map<string, unknown>() : readMembers(where, value);
  for (const key of own.keys()) {
    if (!known.some((option) => option === key)) refuse(pathTo(where, key), "is not an option", suggest(key, known));
  }
  const options = known.map((key) => [key, { where: pathTo(where, key), value: own.get(key) }]);
  return Object.fromEntries(options) as Record<K, Option>;
}

/**
 * Reads a map whose keys are the user's own; empty if it was left out.
 *
 * @throws Refusal for anything but a plain object, for a member that is undefined, and for the key `__proto__`, which
 * JavaScript would lose on the way.
 */
export function readEntries({ where, value }: Option): Entry[] {
  if (value === undefined) return [];
  return [...readMembers(where, value)].map(([key, member]) => {
    const entry = { key, where: memberPath(where, key), value: member };
    if (key === "__proto__") refuse(entry.where, "cannot be a name", "write another name");
    if (member === undefined) refuse(entry.where, "must not be undefined", "give it a value, or leave the key out");
    return entry;
  });
}

/**
 * Reads a list; undefined if it was left out.
 *
 * @throws Refusal for anything but a list that is known while the program runs.
 */
export function readItems({ where, value }: Option): Option[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) refuse(where, "must be a plain list", "write it as [...]", hide(value));
  return Array.from(value as unknown[], (item, index) => ({ where: `${where}[${index}]`, value: item }));
}

/** How messages name a member of a map with the user's own keys: `routes["GET /notes"]`. */
export function memberPath(where: string, key: string): string {
  return `${where}[${JSON.stringify(key)}]`;
}

function pathTo(where: string, key: string): string {
  return where === "" ? key : `${where}.${key}`;
}

function readMembers(where: string, value: unknown): Map<string, unknown> {
  const name = where === "" ? "args" : where;
  if (isComputed(value)) {
    refuse(name, "must be known while the program runs", "write it as a plain object", hide(value));
  }
  if (!isPlainObject(value)) refuse(name, "must be a plain object", "write it as { ... }", hide(value));
  return new Map(Object.keys(value).map((key) => [key, value[key]]));
}

/** An object literal, of this realm or another: members of a class or a list would be inherited or hidden, and go unseen. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  if (Reflect.ownKeys(value).length !== Object.keys(value).length) return false;
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf"));
}
