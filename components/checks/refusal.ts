/** A setting that the component does not take: it stops the program before anything is created. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/**
 * Refuses a setting. Every refusal has this one form, lower case and without a full stop:
 * `<where> <what is wrong>, got <what was given>: <what to write instead>`.
 *
 * @param where Path of the option, for example `handler.memoryMb` or `routes["GET /notes"]`.
 * @param given From `show`, `hide` or a plain count; left out where the path itself quotes it or it can be secret.
 * @throws Refusal always.
 */
export function refuse(where: string, wrong: string, instead: string, given?: string): never {
  throw new Refusal(`${where} ${wrong}${given === undefined ? "" : `, got ${given}`}: ${instead}`);
}

/** Turns what was given into the words of a message. */
export type Describe = (value: unknown) => string;

/** Quotes what a program wrote in plain text, cut to 80 characters, user names and passwords of URLs left out. */
export const show: Describe = (value) => {
  if (typeof value !== "string")
    return typeof value === "number" || typeof value === "boolean" ? `${value}` : hide(value);
  const text = value.replace(/\/\/[^/?#]*@/g, "//...@");
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}...` : text);
};

/** Names the kind of a value and nothing else: for computed values, which can be secret. */
export const hide: Describe = (value) => {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (isComputed(value)) return "an output or a promise";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
};

/**
 * True for a Pulumi output or a promise: its value is known only later. Told by its marks, so that outputs of another
 * copy of the SDK are known too.
 */
export function isComputed(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Reflect.get(value, "__pulumiOutput") === true || typeof Reflect.get(value, "then") === "function";
}
