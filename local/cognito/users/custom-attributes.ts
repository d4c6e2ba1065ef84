import { schemaError } from "../errors";
import type { CustomAttributeSettings } from "../settings";

/**
 * Checks a value against what the schema says of its attribute. An empty String removes it; other types have no empty
 * value.
 *
 * @throws InvalidParameter; the value is not quoted
 */
export function requireCustomForm(attribute: CustomAttributeSettings, value: string): void {
  const problem = findProblem(attribute, value);
  if (problem !== undefined) throw schemaError(`${attribute.name}: ${problem}`);
}

const number = /^-?\d+(\.\d+)?$/;

function findProblem({ type, min, max }: CustomAttributeSettings, value: string): string | undefined {
  switch (type) {
    case "String":
      return findRangeProblem(value.length, min, max, "String must have a length");
    case "Number":
      if (!number.test(value)) return "Value must be a number.";
      return findRangeProblem(Number(value), min, max, "Value must be a number");
    case "Boolean":
      return value === "true" || value === "false" ? undefined : "Value must be true or false.";
    case "DateTime":
      return Number.isNaN(Date.parse(value)) && !number.test(value) ? "Value must be a date." : undefined;
  }
}

function findRangeProblem(
  size: number,
  min: number | undefined,
  max: number | undefined,
  what: string,
): string | undefined {
  if (min !== undefined && size < min) return `${what} of ${min} or more.`;
  if (max !== undefined && size > max) return `${what} of ${max} or less.`;
  return undefined;
}
