import { InvalidLambdaResponse } from "../errors";

/**
 * The response of the event that a function returned.
 *
 * @throws InvalidLambdaResponse
 */
export function responseOf(payload: unknown): Record<string, unknown> {
  if (!isObject(payload)) throw new InvalidLambdaResponse("the function must return the event");
  const response = payload["response"];
  if (!isObject(response)) throw new InvalidLambdaResponse("the event must have its response");
  return response;
}

/**
 * An object with no other members than these: one that is misspelt would be as good as left out. Null counts as empty.
 *
 * @throws InvalidLambdaResponse naming what is not understood; it quotes no value, as all below
 */
export function readObject(value: unknown, where: string, members: string[]): Record<string, unknown> {
  const object = value ?? {};
  if (!isObject(object)) throw new InvalidLambdaResponse(`${where} must be an object`);
  const strange = Object.keys(object).find((name) => !members.includes(name));
  if (strange !== undefined) throw new InvalidLambdaResponse(`${where}.${strange} is not known`);
  return object;
}

/** Null, and what is left out, counts as empty. */
export function readTexts(value: Record<string, unknown>, where: string, name: string): string[] {
  const list = value[name] ?? [];
  if (!Array.isArray(list) || !list.every((item) => typeof item === "string")) {
    throw new InvalidLambdaResponse(`${where}.${name} must be a list of texts`);
  }
  return list;
}

/** Null: it is null, or left out. */
export function readText(value: Record<string, unknown>, where: string, name: string): string | null {
  const given = value[name] ?? null;
  if (given === null || typeof given === "string") return given;
  throw new InvalidLambdaResponse(`${where}.${name} must be a text`);
}

/** Null, and what is left out, counts as false. */
export function readFlag(value: Record<string, unknown>, where: string, name: string): boolean {
  const given = value[name] ?? false;
  if (typeof given === "boolean") return given;
  throw new InvalidLambdaResponse(`${where}.${name} must be true or false`);
}

/** Null, and what is left out, counts as empty. */
export function readTextMap(value: Record<string, unknown>, where: string, name: string): Record<string, string> {
  const map = value[name] ?? {};
  if (isTextMap(map)) return map;
  throw new InvalidLambdaResponse(`${where}.${name} must be an object of texts`);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTextMap(value: unknown): value is Record<string, string> {
  return isObject(value) && Object.values(value).every((item) => typeof item === "string");
}
