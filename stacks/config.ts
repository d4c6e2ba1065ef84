import * as pulumi from "@pulumi/pulumi";
import { suggest } from "../components/checks/nearest";
import { Refusal } from "../components/checks/refusal";

/** How one key of the stack's configuration is read. */
export interface ConfigKey<T> {
  /** Makes the value of the text that the CLI hands over, or of undefined. Throws a `Refusal`. */
  parse: (option: ConfigText) => T;

  /** A value to set, for messages. */
  example: string;

  /** The key holds a list, and the example is its first entry. @default false */
  list?: boolean;

  /** @default - the project's own */
  namespace?: string;
}

/** Text of one key. */
export interface ConfigText {
  /** The key's full name, for messages. */
  where: string;

  /** Undefined: not set. */
  value: string | undefined;
}

/**
 * Reads all keys, and refuses what else stands under the project's name: the CLI passes over keys it does not know.
 *
 * @throws pulumi.RunError that names the key which is unknown, missing or wrong, and the command that puts it right.
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
      `${key} is not a configuration key: ${suggest(name, names)}; remove it with \`pulumi config rm ${key}\``,
    );
  }
}

function readKey<T>(name: string, key: ConfigKey<T>): T {
  const namespace = key.namespace ?? pulumi.getProject();
  const where = `${namespace}:${name}`;
  try {
    return key.parse({ where, value: new pulumi.Config(namespace).get(name) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const command = key.list ? `--path '${where}[0]' ${key.example}` : `${where} ${key.example}`;
    throw new pulumi.RunError(`${error.message}; set it with \`pulumi config set ${command}\``);
  }
}
