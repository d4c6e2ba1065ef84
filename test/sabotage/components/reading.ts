import type { Sabotage } from "../sabotage";
import { takenOut } from "./taken-out";

const refusal = takenOut("checks/refusal", "checks/refusal", [
  ["never quotes the user name or password of a URL", 'value.replace(/\\/\\/[^/?#]*@/g, "//...@")', "value"],
  [
    "never quotes a value that was computed",
    'return typeof value === "object" ? "an object" :',
    'return typeof value === "object" ? "an object" : typeof value === "string" ? value :',
  ],
  [
    "tells what is known only later from what is known now",
    'return Reflect.get(value, "__pulumiOutput") === true || ',
    "return ",
  ],
]);

const options = takenOut("checks/options", "checks/options", [
  [
    "refuses an option that is not known, naming the nearest",
    "if (!known.some((option) => option === key)) refuse(",
    'if (key === "") refuse(',
  ],
  [
    "refuses an instance of a class, whose accessors would go unseen",
    '(Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf"))',
    "prototype !== undefined",
  ],
  [
    "refuses an object with a member that goes unseen",
    "if (Reflect.ownKeys(value).length !== Object.keys(value).length)",
    "if (Reflect.ownKeys(value).length < 0)",
  ],
  [
    "refuses null in place of a group",
    'if (!isPlainObject(value)) refuse(name, "must be a plain object", "write it as { ... }", hide(value));',
    "if (!isPlainObject(value)) return new Map();",
  ],
  ["refuses a group that is an output, by name", "if (isComputed(value)) {", 'if (isComputed(value) && name === "") {'],
  [
    "refuses a map that is an output",
    "if (isComputed(value)) {",
    "if (isComputed(value)) return new Map();\n  if (false) {",
  ],
  ["refuses the key __proto__ in a map", 'if (key === "__proto__") refuse(', 'if (key === "") refuse('],
  ["refuses an undefined member of a map", "if (member === undefined) refuse(", 'if (key === "") refuse('],
  [
    "refuses a text in place of a list",
    "if (!Array.isArray(value)) refuse(",
    'if (!Array.isArray(value) && where === "") refuse(',
  ],
  [
    "takes no member for an option that the object inherits",
    "value: own.get(key) }",
    "value: own.get(key) ?? Reflect.get(Object(value), key) }",
  ],
]);

const values = takenOut("checks/values", "checks/values", [
  [
    'refuses the text "false" in place of a switch',
    'if (typeof value !== "boolean") refuse(',
    'if (typeof value !== "boolean") return Boolean(value);\n  if (String(value) === "") refuse(',
  ],
  [
    "refuses a number in quotes",
    'if (typeof value !== "number") refuse(',
    'if (typeof value !== "number") return otherwise;\n  if (value === -1e99) refuse(',
  ],
  ["refuses a fraction", "if (!Number.isInteger(value)) refuse(", "if (Number.isNaN(value)) refuse("],
  ["refuses a number below the least", "if (value < min) refuse(", "if (value < -1e9) refuse("],
  ["refuses a number above the most", "if (value > max) refuse(", "if (value > 1e9) refuse("],
  [
    "refuses a value that its enum does not have, naming the nearest",
    "const choice = choices.find((candidate) => candidate === value);",
    "const choice = choices.find((candidate) => candidate === value) ?? choices[0];",
  ],
  [
    "refuses a value of an enum that stands twice",
    "if (chosen) requireDistinct(",
    'if (chosen && option.where === "") requireDistinct(',
  ],
  [
    "refuses a text that stands twice",
    "if (texts) requireDistinct(",
    'if (texts && option.where === "") requireDistinct(',
  ],
  [
    "refuses a number in place of a text",
    'if (typeof value !== "string") refuse(where, "must be a text", "write it in quotes", describe(value));',
    'if (typeof value !== "string") return String(value);',
  ],
  ["refuses an empty text", 'if (value === "") refuse(', 'if (value === "\\n") refuse('],
  [
    "refuses the text that an output leaves in a string",
    'if (value.includes("Calling [toString] on an [Output<T>]")) {',
    'if (value === "\\n") {',
  ],
  [
    "does not quote a value that may be secret",
    "export function requireText(value: unknown, where: string, describe = hide)",
    "export function requireText(value: unknown, where: string, describe = show)",
  ],
]);

const names = takenOut("checks/names", "checks/names", [
  [
    "refuses a component without a name",
    'return requirePartName(requireText(value, "the name of the component", show), "the component");',
    'return requirePartName(String(value), "the component");',
  ],
  [
    "refuses a name that the names of a function's role have no room for",
    "if (name.length > maxLength) {",
    "if (name.length > 1e9) {",
  ],
  ["refuses the name my notes", "if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) {", 'if (name === "") {'],
]);

/** How args are read, whatever they are about. */
export const reading: Sabotage[] = [...refusal, ...options, ...values, ...names];
