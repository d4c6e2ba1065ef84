import type { CustomAttributeSettings } from "../cognito/settings";
import { standardAttributes } from "../cognito/users/attributes";
import type { Properties } from "../engine/evaluation";
import { flag, isDeclared, object, objects, text } from "./properties";

const TYPES: readonly CustomAttributeSettings["type"][] = ["String", "Number", "Boolean", "DateTime"];

/** The attributes that a pool has besides the standard ones. Numbers of characters and values come as texts. */
export function toCustomAttributes(inputs: Properties): CustomAttributeSettings[] {
  return objects(inputs, "schemas").flatMap((item) => {
    const type = toType(item);
    if (type === undefined || isStandard(item) || flag(item, "developerOnlyAttribute")) return [];
    const [min, max] = toRange(type, item);
    return { name: `custom:${text(item, "name")}`, type, mutable: flag(item, "mutable") ?? false, min, max };
  });
}

/** The attributes without which nobody is made; AWS lets custom ones not be among them. */
export function toRequiredAttributes(inputs: Properties): string[] {
  const required = objects(inputs, "schemas").filter((item) => isStandard(item) && flag(item, "required") === true);
  return required.map((item) => text(item, "name") ?? "");
}

/** What a pool's schema declares that is not emulated, in words. */
export function listUnservedSchema(inputs: Properties): string[] {
  return objects(inputs, "schemas").flatMap((item) => {
    const what = `attribute ${JSON.stringify(text(item, "name"))} of its schema`;
    if (isStandard(item)) return isNarrowed(item) ? `${what} is taken as every pool has it` : [];
    if (flag(item, "developerOnlyAttribute"))
      return `${what} is for developers only, which is not emulated: nobody has it`;
    return toType(item) === undefined ? `${what} has a type that is not known here: nobody has it` : [];
  });
}

function toType(item: Properties): CustomAttributeSettings["type"] | undefined {
  return TYPES.find((type) => type === text(item, "attributeDataType"));
}

function isStandard(item: Properties): boolean {
  return standardAttributes.has(text(item, "name") ?? "");
}

function isNarrowed(item: Properties): boolean {
  const isLimited = isDeclared(item["stringAttributeConstraints"]) || isDeclared(item["numberAttributeConstraints"]);
  return flag(item, "mutable") === false || isLimited;
}

function toRange(type: CustomAttributeSettings["type"], item: Properties): [number | undefined, number | undefined] {
  const names = type === "String" ? "Length" : "Value";
  const constraints = object(item, type === "String" ? "stringAttributeConstraints" : "numberAttributeConstraints");
  return [toLimit(constraints, `min${names}`), toLimit(constraints, `max${names}`)];
}

function toLimit(constraints: Properties | undefined, name: string): number | undefined {
  const limit = text(constraints ?? {}, name);
  return limit === undefined ? undefined : Number(limit);
}
