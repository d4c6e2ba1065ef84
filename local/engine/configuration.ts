import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ConfigDeclaration } from "./config-declarations";
import { toConfigKey } from "./config-key";
import { matchesType, typeName } from "./config-types";
import { ProgramError } from "./program-error";
import type { Project } from "./project";
import { openValues, type StackValue } from "./stack-values";
import { readYaml, toJson, toText, type YamlMap, type YamlValue } from "./yaml-values";

/** What the program is given as configuration. */
export interface Configuration {
  /** Full key to value, each in the string form the CLI gives it. */
  values: Record<string, string>;

  /** Keys whose value, or a part of it, is encrypted in the stack file. */
  secretKeys: string[];
}

/** Where configuration comes from besides the project file. */
export interface ConfigurationSources {
  /** Name of the stack. */
  stack: string;

  /** Keys and values that win over the files (`--config key=value`). */
  overrides: Record<string, string>;

  /** The passphrase of `secure:` values is in it. */
  env: NodeJS.ProcessEnv;
}

/**
 * Reads the configuration of one stack as the Pulumi CLI gives it to a program: the stack file wins over the project's
 * defaults and values, and `overrides` over both.
 *
 * @throws ProgramError with the CLI's own sentence for a missing or mistyped key, and for a secret that cannot be opened
 */
export async function readConfiguration(project: Project, sources: ConfigurationSources): Promise<Configuration> {
  const file = readStackFile(project, sources.stack);
  const overrides = new Map(
    Object.entries(sources.overrides).map(([key, value]) => [toConfigKey(key, project.name), value]),
  );
  const values = new Map<string, StackValue>();
  for (const { key, value } of project.declarations) {
    if (value !== undefined && value !== null) values.set(key, { value, secret: false });
  }
  for (const [key, value] of await openValues(file, project.name, overrides, sources.env)) values.set(key, value);
  for (const [key, value] of overrides) values.set(key, { value, secret: values.get(key)?.secret ?? false });
  checkDeclared(project.declarations, values, sources.stack, overrides);
  return {
    values: Object.fromEntries([...values].map(([key, { value }]) => [key, toConfigText(value)])),
    secretKeys: [...values].filter(([, { secret }]) => secret).map(([key]) => key),
  };
}

function readStackFile(project: Project, stack: string): YamlMap {
  if (!/^[A-Za-z0-9_.-]{1,100}$/.test(stack)) {
    throw new ProgramError(`stack name ${JSON.stringify(stack)} may hold letters, digits, "-", "_" and "." only`);
  }
  const names = [`Pulumi.${stack}.yaml`, `Pulumi.${stack}.yml`];
  const name = names.find((candidate) => existsSync(path.join(project.stackFolder, candidate)));
  if (!name) {
    throw new ProgramError(
      `no stack file Pulumi.${stack}.yaml in ${project.stackFolder}: make one, or choose another --stack`,
    );
  }
  const yaml = readYaml(readFileSync(path.join(project.stackFolder, name), "utf8"), name);
  return yaml instanceof Map ? yaml : new Map();
}

/** The CLI checks only keys of the project, in this order: missing ones first, then each one's secrecy and type. */
function checkDeclared(
  declarations: ConfigDeclaration[],
  values: Map<string, StackValue>,
  stack: string,
  overrides: Map<string, string>,
): void {
  const missing = declarations.filter(({ key }) => !values.has(key)).map(({ written }) => `'${written}'`);
  if (missing.length > 0) {
    const noun = missing.length === 1 ? "value" : "values";
    throw new ProgramError(
      `validating stack config: Stack '${stack}' is missing configuration ${noun} ${toList(missing.sort())}`,
    );
  }
  for (const { key, written, type, secret } of declarations) {
    const given = values.get(key);
    if (!given) continue;
    const key_ = `validating stack config: Stack '${stack}' with configuration key '${written}'`;
    if (secret && !given.secret && !overrides.has(key))
      throw new ProgramError(`${key_} must be encrypted as it's secret`);
    if (type !== undefined && !matchesType(given.value, type) && !matchesOverride(overrides.get(key), type)) {
      throw new ProgramError(`${key_} must be of type '${typeName(type)}'`);
    }
  }
}

/** A list or a map on the command line is JSON. */
function matchesOverride(text: string | undefined, type: ConfigDeclaration["type"]): boolean {
  if (text === undefined || type === undefined || !/^\s*[[{]/.test(text)) return false;
  try {
    return matchesType(readYaml(text, "--config"), type);
  } catch {
    return false;
  }
}

function toList(items: string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

function toConfigText(value: YamlValue): string {
  return typeof value === "object" && value !== null ? toJson(value) : toText(value);
}
