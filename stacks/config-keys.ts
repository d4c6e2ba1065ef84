import { refuse, show } from "../components/checks/refusal";
import { parseChoice, parseChoices, parseWhole } from "../components/checks/values";
import type { ConfigKey, ConfigText } from "./config";

/** Takes a value that is right. Throws a `Refusal` that calls it `where`. */
export type Check<T> = (value: T, where: string) => T;

/** A text. */
export function text(check: Check<string>, example: string): ConfigKey<string> {
  return { example, parse: (option) => check(requireSet(option), option.where) };
}

/** A text that may be left empty, or out. */
export function optionalText(check: Check<string>, example: string): ConfigKey<string | undefined> {
  return { example, parse: ({ where, value }) => (value ? check(value, where) : undefined) };
}

/** A list of texts, at least one. */
export function texts(check: Check<string[]>, example: string): ConfigKey<string[]> {
  const parse = (option: ConfigText) => {
    const values = readList(option);
    if (values.length === 0) refuse(option.where, "is missing", "every stack needs at least one");
    return check(values, option.where);
  };
  return { example, list: true, parse };
}

/** A list of texts that may be empty. */
export function anyTexts(check: Check<string[]>, example: string): ConfigKey<string[]> {
  const parse = (option: ConfigText) => {
    const values = readList(option);
    return values.length === 0 ? [] : check(values, option.where);
  };
  return { example, list: true, parse };
}

/** One value of an enum. */
export function choice<T extends string>(values: T[], example: T): ConfigKey<T> {
  const parse = (option: ConfigText) =>
    parseChoice({ where: option.where, value: requireSet(option) }, values, example);
  return { example, parse };
}

/** Values of an enum, each at most once; none if the list is empty. */
export function choices<T extends string>(values: T[], example: T): ConfigKey<T[]> {
  const parse = (option: ConfigText) => parseChoices({ where: option.where, value: readList(option) }, values) ?? [];
  return { example, list: true, parse };
}

/** A whole number within bounds, both allowed. */
export function wholeNumber(min: number, max: number, example: number): ConfigKey<number> {
  const parse = (option: ConfigText) => {
    const given = requireSet(option);
    const value = /^-?\d+(\.\d+)?$/.test(given) ? Number(given) : given;
    return parseWhole({ where: option.where, value }, { min, max, otherwise: example });
  };
  return { example: `${example}`, parse };
}

/** A switch. */
export function flag(example: boolean): ConfigKey<boolean> {
  const parse = (option: ConfigText) => {
    const given = requireSet(option);
    if (given !== "true" && given !== "false") refuse(option.where, "must be true or false", "write one", show(given));
    return given === "true";
  };
  return { example: `${example}`, parse };
}

function requireSet({ where, value }: ConfigText): string {
  if (!value) refuse(where, "is missing", "every stack needs it");
  return value;
}

/** A list arrives as JSON. */
function readList(option: ConfigText): string[] {
  const given = requireSet(option);
  const list = parseJson(given);
  if (!Array.isArray(list) || !list.every((item) => typeof item === "string")) {
    refuse(option.where, "must be a list of texts", "write each on a line of its own after a hyphen", show(given));
  }
  return list;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
