import * as pulumi from "@pulumi/pulumi";
import { suggest } from "../components/checks/nearest";
import { show } from "../components/checks/refusal";

/** How one key of the stack's configuration is read. */
export interface ConfigKey<T> {
  /** Undefined: the text says nothing this key can mean. */
  parse: (text: string) => { value: T } | undefined;

  /** What the value must be, for messages. */
  expects: string;

  /** A value to set, for messages. */
  example: string;

  /** The command sets the list's first entry. @default false */
  list?: boolean;

  /** @default - the project's own */
  namespace?: string;
}

/**
 * Reads all keys, and refuses what else stands under the project's name: the CLI passes over keys it does not know.
 *
 * @throws pulumi.RunError that names a key that is unknown, missing or not what it must be, and the command that sets it.
 */
export function readConfig<T extends object>(keys: { [K in keyof T]: ConfigKey<T[K]> }): T {
  const names = Object.keys(keys) as (keyof T & string)[];
  requireKnown(names.filter((name) => keys[name].namespace === undefined));
  return Object.fromEntries(names.map((name) => [name, readKey(name, keys[name])])) as T;
}

function requireKnown(names: string[]): void {
  const prefix = `${pulumi.getProject()}:`;
  for (const key of Object.keys(pulumi.runtime.allConfig())) {
    const name = key.slice(prefix.length);
    if (!key.startsWith(prefix) || names.includes(name)) continue;
    throw new pulumi.RunError(
      `${key} is not a configuration key: ${suggest(name, names)}, and remove it with \`pulumi config rm ${key}\``,
    );
  }
}

function readKey<T>(name: string, key: ConfigKey<T>): T {
  const namespace = key.namespace ?? pulumi.getProject();
  const full = `${namespace}:${name}`;
  const text = new pulumi.Config(namespace).get(name) ?? "";
  const parsed = key.parse(text);
  if (parsed) return parsed.value;
  const wrong = text === "" || text === "[]" ? "is missing" : `must be ${key.expects}, got ${show(text)}`;
  const command = key.list ? `--path '${full}[0]' ${key.example}` : `${full} ${key.example}`;
  throw new pulumi.RunError(`${full} ${wrong}: set it with \`pulumi config set ${command}\``);
}

/** A text of a certain form. */
export function text(form: RegExp, expects: string, example: string): ConfigKey<string> {
  return { expects, example, parse: (given) => (form.test(given) ? { value: given } : undefined) };
}

/** A text that may be left empty. */
export function optionalText(example: string): ConfigKey<string | undefined> {
  return { expects: "a text", example, parse: (given) => ({ value: given === "" ? undefined : given }) };
}

/** A list of texts, at least so many. */
export function texts(atLeast: number, example: string): ConfigKey<string[]> {
  const parse = (given: string) => {
    const list = parseList(given);
    return list && list.length >= atLeast ? { value: list } : undefined;
  };
  return { expects: "a list of texts", example, list: true, parse };
}

/** One of the values of an enum. */
export function choice<T extends string>(values: T[], example: T): ConfigKey<T> {
  const parse = (given: string) => {
    const value = values.find((candidate) => candidate === given);
    return value === undefined ? undefined : { value };
  };
  return { expects: `one of ${values.join(", ")}`, example, parse };
}

/** A list of values of an enum. */
export function choices<T extends string>(values: T[]): ConfigKey<T[]> {
  const parse = (given: string) => {
    const list = parseList(given);
    const value = values.filter((candidate) => list?.includes(candidate));
    return list && value.length === list.length ? { value } : undefined;
  };
  return { expects: `a list of ${values.join(", ")}, each at most once`, example: values[0] ?? "", list: true, parse };
}

/** A whole number within bounds, both allowed. */
export function wholeNumber(min: number, max: number, example: number): ConfigKey<number> {
  const parse = (given: string) => {
    const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
    return value >= min && value <= max ? { value } : undefined;
  };
  return { expects: `a whole number from ${min} to ${max}`, example: String(example), parse };
}

/** A switch. */
export function flag(example: boolean): ConfigKey<boolean> {
  const values = new Map([
    ["true", true],
    ["false", false],
  ]);
  const parse = (given: string) => {
    const value = values.get(given);
    return value === undefined ? undefined : { value };
  };
  return { expects: "true or false", example: String(example), parse };
}

function parseList(text: string): string[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((item) => typeof item === "string") ? list : undefined;
  } catch {
    return undefined;
  }
}
