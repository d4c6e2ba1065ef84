import { InvalidParameter } from "../errors";
import { type Checked, flag, listOf, oneOf, optional, structure, text } from "../input/checks";
import type { CustomAttributeSettings, PoolSettings } from "../settings";

const schemaAttribute = structure({
  Name: optional(text({ min: 1, max: 20, pattern: "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+" })),
  AttributeDataType: optional(oneOf("String", "Number", "DateTime", "Boolean")),
  DeveloperOnlyAttribute: optional(flag),
  Mutable: optional(flag),
  Required: optional(flag),
  NumberAttributeConstraints: optional(structure({ MinValue: optional(text({})), MaxValue: optional(text({})) })),
  StringAttributeConstraints: optional(structure({ MinLength: optional(text({})), MaxLength: optional(text({})) })),
});

type SchemaAttribute = Checked<typeof schemaAttribute>;

/** Custom attributes as AddCustomAttributes takes them. */
export const customAttributes = listOf(schemaAttribute, { min: 1, max: 25 });

/** A pool has so many custom attributes at most (Quotas in Amazon Cognito). */
const most = 50;

/**
 * The pool's custom attributes with these beside them.
 *
 * @throws InvalidParameter
 */
export function addCustomAttributes(pool: PoolSettings, added: SchemaAttribute[]): CustomAttributeSettings[] {
  const all = [...pool.customAttributes, ...added.map(readAttribute)];
  const twice = all.find(({ name }, index) => all.findIndex((one) => one.name === name) < index);
  if (twice !== undefined) {
    throw new InvalidParameter(`${twice.name}: Existing attribute already has name ${twice.name}.`);
  }
  if (all.length > most) throw new InvalidParameter(`A user pool has ${most} custom attributes at most.`);
  return all;
}

function readAttribute(input: SchemaAttribute): CustomAttributeSettings {
  const { Name, AttributeDataType: type = "String", Mutable: mutable = true } = input;
  if (Name === undefined) throw new InvalidParameter("Name of a custom attribute is missing");
  if (input.Required === true) throw new InvalidParameter("Required custom attributes are not supported currently.");
  if (input.DeveloperOnlyAttribute === true) {
    throw new InvalidParameter("DeveloperOnlyAttribute is not served by the local Cognito");
  }
  const { min, max } = readLimits(input, type);
  if (min !== undefined && max !== undefined && min > max) {
    throw new InvalidParameter(`The minimum of custom:${Name} is greater than its maximum`);
  }
  return { name: `custom:${Name}`, type, mutable, min, max };
}

function readLimits(input: SchemaAttribute, type: CustomAttributeSettings["type"]) {
  if (type === "String") {
    const { MinLength, MaxLength } = input.StringAttributeConstraints ?? {};
    return { min: readNumber(MinLength), max: readNumber(MaxLength) ?? 2048 };
  }
  if (type !== "Number") return { min: undefined, max: undefined };
  const { MinValue, MaxValue } = input.NumberAttributeConstraints ?? {};
  return { min: readNumber(MinValue), max: readNumber(MaxValue) };
}

function readNumber(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^-?\d+(\.\d+)?$/.test(value)) throw new InvalidParameter("Constraints of a custom attribute must be numbers");
  return Number(value);
}
