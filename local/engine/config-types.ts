import type { YamlValue } from "./yaml-values";

/** Type of a key in Pulumi.yaml. */
export type ConfigType = "string" | "integer" | "boolean" | "object" | { items: ConfigType };

/** As the CLI's messages write it: `array<integer>`. */
export function typeName(type: ConfigType): string {
  return typeof type === "string" ? type : `array<${typeName(type.items)}>`;
}

/**
 * Whether the CLI takes the value for the type. At the top a scalar is the string the program gets, so `7` is a string
 * and `"7"` an integer; inside a list a number is no string.
 */
export function matchesType(value: YamlValue, type: ConfigType, inside = false): boolean {
  if (typeof type !== "string") {
    return Array.isArray(value) && value.every((item) => matchesType(item, type.items, true));
  }
  switch (type) {
    case "string":
      return typeof value === "string" || (!inside && !isStructure(value));
    case "integer":
      return !isStructure(value) && isInteger(String(value));
    case "boolean":
      return /^(true|false)$/.test(String(value)) && !isStructure(value);
    case "object":
      return value instanceof Map;
  }
}

function isStructure(value: YamlValue): boolean {
  return Array.isArray(value) || value instanceof Map;
}

/** Decimal digits that fit 64 bits. */
function isInteger(text: string): boolean {
  return (
    /^[-+]?[0-9]+$/.test(text) && BigInt.asIntN(64, BigInt(text.replace("+", ""))) === BigInt(text.replace("+", ""))
  );
}
