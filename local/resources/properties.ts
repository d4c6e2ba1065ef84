import { Archive, Asset, type Properties, type Value } from "../engine/evaluation";

/** Reads one property as text; undefined if it is not there or not a text. */
export function text(properties: Properties, name: string): string | undefined {
  const value = properties[name];
  return typeof value === "string" ? value : undefined;
}

/** Reads one property as a number. */
export function number(properties: Properties, name: string): number | undefined {
  const value = properties[name];
  return typeof value === "number" ? value : undefined;
}

/** Reads one property as true or false. */
export function flag(properties: Properties, name: string): boolean | undefined {
  const value = properties[name];
  return typeof value === "boolean" ? value : undefined;
}

/** Reads a list of texts; empty if it is not there. */
export function texts(properties: Properties, name: string): string[] {
  const value = properties[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** Reads a nested object; undefined if it is not there. */
export function object(properties: Properties, name: string): Properties | undefined {
  const value = properties[name];
  return isProperties(value) ? value : undefined;
}

/** Reads a list of nested objects; empty if it is not there. */
export function objects(properties: Properties, name: string): Properties[] {
  const value = properties[name];
  return Array.isArray(value) ? value.filter(isProperties) : [];
}

/** Reads a map of texts; empty if it is not there. */
export function textMap(properties: Properties, name: string): Record<string, string> {
  const entries = Object.entries(object(properties, name) ?? {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

/** Whether a property says something: not missing, null, empty or false. */
export function isDeclared(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === false || value === "") return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isProperties(value) || Object.values(value).some(isDeclared);
}

function isProperties(value: Value | undefined): value is Properties {
  const plain = typeof value === "object" && value !== null && !Array.isArray(value);
  return plain && !(value instanceof Asset) && !(value instanceof Archive);
}
