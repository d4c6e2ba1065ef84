import type * as pulumi from "@pulumi/pulumi";
import { suggest } from "./nearest";
import { type Option, readItems } from "./options";
import { hide, isComputed, refuse, show } from "./refusal";

/**
 * Reads a switch.
 *
 * @throws Refusal for anything but true or false: the text "false" would count as true in JavaScript.
 */
export function parseBoolean({ where, value }: Option, otherwise: boolean): boolean {
  if (value === undefined) return otherwise;
  if (typeof value !== "boolean") refuse(where, "must be true or false", `leave it out for ${otherwise}`, show(value));
  return value;
}

/** Bounds of a whole number, both allowed, and what stands if it was left out. */
export interface Whole {
  min: number;
  max: number;
  otherwise: number;
}

/**
 * Reads a whole number.
 *
 * @throws Refusal for text, fractions, and anything out of bounds.
 */
export function parseWhole({ where, value }: Option, { min, max, otherwise }: Whole): number {
  if (value === undefined) return otherwise;
  const bounds = `a whole number from ${min} to ${max}`;
  if (typeof value !== "number") refuse(where, `must be ${bounds}`, "write it as a plain number", show(value));
  if (!Number.isInteger(value)) refuse(where, `must be ${bounds}`, "write it without a fraction", show(value));
  if (value < min) refuse(where, `must be ${bounds}`, `write ${min} or more`, show(value));
  if (value > max) refuse(where, `must be ${bounds}`, `write ${max} or less`, show(value));
  return value;
}

/**
 * Reads one value of an enum.
 *
 * @throws Refusal for any other value, naming the nearest.
 */
export function parseChoice<T extends string>({ where, value }: Option, choices: readonly T[], otherwise: T): T {
  return value === undefined ? otherwise : requireChoice({ where, value }, choices);
}

/**
 * Reads a list of values of an enum, each at most once; undefined if it was left out.
 *
 * @throws Refusal for an unknown value and for one that stands twice.
 */
export function parseChoices<T extends string>(option: Option, choices: readonly T[]): T[] | undefined {
  const chosen = readItems(option)?.map((item) => requireChoice(item, choices));
  if (chosen) requireDistinct(option.where, chosen, show);
  return chosen;
}

function requireChoice<T extends string>({ where, value }: Option, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined)
    refuse(where, "is not one of its values", suggest(typeof value === "string" ? value : "", choices), show(value));
  return choice;
}

/**
 * Reads a text; undefined if it was left out.
 *
 * @throws Refusal for anything but a plain, non-empty text.
 */
export function parseText({ where, value }: Option): string | undefined {
  return value === undefined ? undefined : requireText(value, where, show);
}

/**
 * Reads a list of plain texts, each at most once; undefined if it was left out.
 *
 * @throws Refusal for anything else.
 */
export function parseTexts(option: Option): string[] | undefined {
  const texts = readItems(option)?.map(({ where, value }) => requireText(value, where, show));
  if (texts) requireDistinct(option.where, texts, show);
  return texts;
}

/**
 * Reads a list of texts that may be computed; undefined if it was left out. The plain ones are for the caller to check.
 *
 * @throws Refusal for anything but a plain list.
 */
export function parseInputs(option: Option): pulumi.Input<string>[] | undefined {
  return readItems(option)?.map(({ where, value }) => toInput(where, value));
}

/** A text, or one that is known later. */
export function toInput(where: string, value: unknown): pulumi.Input<string> {
  return isComputed(value) ? (value as pulumi.Input<string>) : requireText(value, where, hide);
}

/**
 * Takes a plain, non-empty text.
 *
 * @throws Refusal for anything else, and for the text that an output leaves when it is put into a string.
 */
export function requireText(value: unknown, where: string, describe = hide): string {
  if (typeof value !== "string") refuse(where, "must be a text", "write it in quotes", describe(value));
  if (value === "") refuse(where, "must not be empty", "write a text, or leave it out");
  if (value.includes("Calling [toString] on an [Output<T>]")) {
    refuse(where, "holds an output that was put into a string", "use pulumi.interpolate");
  }
  return value;
}

/**
 * Passes over computed values.
 *
 * @throws Refusal if a value stands twice.
 */
export function requireDistinct(where: string, values: readonly unknown[], describe = hide): void {
  const plain = values.filter((value) => !isComputed(value));
  const twice = plain.find((value, index) => plain.indexOf(value) !== index);
  if (twice !== undefined) refuse(where, "holds a value twice", "write it once", describe(twice));
}
