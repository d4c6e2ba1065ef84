import { Archive, Asset, type Properties, type Value } from "../engine/evaluation";

/** A property of another type than AWS takes there: read as left out, it could open what it was to close. */
export class MistypedProperty extends Error {
  /** @param properties the object that holds it */
  constructor(
    readonly properties: Properties,
    name: string,
    expected: string,
  ) {
    super(`${name} must be ${expected}`);
  }
}

/** Reads one property as text; undefined if it is left out. */
export function text(properties: Properties, name: string): string | undefined {
  return read(properties, name, "a text", (value): value is string => typeof value === "string");
}

/** Reads one property as a number; undefined if it is left out. */
export function number(properties: Properties, name: string): number | undefined {
  return read(properties, name, "a number", (value): value is number => typeof value === "number");
}

/** Reads one property as true or false; undefined if it is left out. */
export function flag(properties: Properties, name: string): boolean | undefined {
  return read(properties, name, "true or false", (value): value is boolean => typeof value === "boolean");
}

/** Reads a list of texts; empty if it is left out. */
export function texts(properties: Properties, name: string): string[] {
  return read(properties, name, "a list of texts", isTexts) ?? [];
}

/** Reads a nested object; undefined if it is left out. */
export function object(properties: Properties, name: string): Properties | undefined {
  return read(properties, name, "an object", isProperties);
}

/** Reads a list of nested objects; empty if it is left out. */
export function objects(properties: Properties, name: string): Properties[] {
  return read(properties, name, "a list of objects", isObjects) ?? [];
}

/** Reads a map of texts; empty if it is left out. */
export function textMap(properties: Properties, name: string): Record<string, string> {
  return read(properties, name, "a map of texts", isTextMap) ?? {};
}

/** @throws MistypedProperty */
function read<T extends Value>(
  properties: Properties,
  name: string,
  expected: string,
  is: (value: Value) => value is T,
): T | undefined {
  const value = properties[name];
  if (value === undefined || value === null) return undefined;
  if (!is(value)) throw new MistypedProperty(properties, name, expected);
  return value;
}

function isTexts(value: Value): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isObjects(value: Value): value is Properties[] {
  return Array.isArray(value) && value.every(isProperties);
}

function isTextMap(value: Value): value is Record<string, string> {
  return isProperties(value) && Object.values(value).every((item) => typeof item === "string");
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
