import { toConfigKey } from "./config-key";
import { type ConfigType, matchesType, typeName } from "./config-types";
import { ProgramError } from "./program-error";
import type { YamlMap, YamlValue } from "./yaml-values";

/** One entry of `config` in Pulumi.yaml. */
export interface ConfigDeclaration {
  /** Full key, `project:name`. */
  key: string;

  /** As written, which is how the CLI's messages name it. */
  written: string;

  /** Undefined: any type. */
  type: ConfigType | undefined;

  /** The stack's value must be encrypted. */
  secret: boolean;

  /** `value`, `default` or the plain value; undefined: the stack must give one. */
  value: YamlValue | undefined;
}

const ATTRIBUTES = ["type", "items", "description", "secret", "default", "value"];
const TYPES = ["string", "integer", "boolean", "array", "object"];

/**
 * Reads `config` of Pulumi.yaml.
 *
 * @throws ProgramError for what the CLI refuses too: unknown types and attributes, a default of another type, and a type
 * or default on another namespace's key
 */
export function parseDeclarations(
  config: YamlValue | undefined,
  project: string,
  fileName: string,
): ConfigDeclaration[] {
  if (config === undefined || config === null) return [];
  if (!(config instanceof Map)) throw new ProgramError(`${fileName}: config must be a map of keys`);
  return [...config].map(([written, declared]) => parseDeclaration(written, declared, project, fileName));
}

function parseDeclaration(written: string, declared: YamlValue, project: string, fileName: string): ConfigDeclaration {
  const key = toConfigKey(written, project);
  if (!(declared instanceof Map)) {
    if (typeof declared === "number")
      throw new ProgramError(`${fileName}: config ${written}: expected string, but got number`);
    return { key, written, type: undefined, secret: false, value: declared };
  }
  const unknown = [...declared.keys()].find((attribute) => !ATTRIBUTES.includes(attribute));
  if (unknown) throw new ProgramError(`${fileName}: config ${written}: additionalProperties '${unknown}' not allowed`);
  const type = toType(declared, written, fileName);
  refuseForeign(key, written, declared, project, fileName);
  const fallback = declared.get("default");
  if (type !== undefined && fallback !== undefined && !matchesType(fallback, type)) {
    throw new ProgramError(
      `could not unmarshal '${fileName}': The default value specified for configuration key '${written}' is not of the expected type '${typeName(type)}'`,
    );
  }
  const value = declared.get("value") ?? fallback;
  return { key, written, type, secret: declared.get("secret") === true, value };
}

function refuseForeign(key: string, written: string, declared: YamlMap, project: string, fileName: string): void {
  if (key.startsWith(`${project}:`)) return;
  const foreign = `could not unmarshal '${fileName}': Configuration key '${written}' is not namespaced by the project and should not define a`;
  if (declared.has("type")) throw new ProgramError(`${foreign} type`);
  if (declared.has("default")) {
    throw new ProgramError(`${foreign} default value. Did you mean to use the 'value' attribute instead of 'default'?`);
  }
}

function toType(declared: YamlMap, written: string, fileName: string): ConfigType | undefined {
  const name = declared.get("type");
  if (name === undefined) return undefined;
  if (typeof name !== "string" || !TYPES.includes(name)) {
    throw new ProgramError(
      `${fileName}: config ${written}: type must be one of ${TYPES.map((type) => `"${type}"`).join(", ")}`,
    );
  }
  if (name !== "array") return name as ConfigType;
  const items = declared.get("items");
  if (!(items instanceof Map))
    throw new ProgramError(`${fileName}: config ${written}: an array needs items: {type: ...}`);
  return { items: toType(items, written, fileName) ?? "string" };
}
