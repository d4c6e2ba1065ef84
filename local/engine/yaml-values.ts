import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type Scalar } from "yaml";
import { ProgramError } from "./program-error";
import { toTimestamp } from "./yaml-timestamp";

/**
 * What a YAML value is to the Pulumi CLI. A `bigint` is an integer that it keeps exactly; a `number` went through a
 * 64-bit float.
 */
export type YamlValue = string | bigint | number | boolean | null | YamlValue[] | YamlMap;

/** Keys as the CLI writes them, in the order of the file. */
export type YamlMap = Map<string, YamlValue>;

/** Smallest and largest integer that the CLI keeps exactly inside lists and maps. */
const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n } as const;
const UINT64_MAX = 2n ** 64n - 1n;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const NOT_FINITE = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;

/**
 * Reads a YAML file from its source text, so that `7.50`, `yes` and `017` become what they are to the CLI (YAML 1.1
 * numbers, YAML 1.2 booleans) and not what a JavaScript parser makes of them.
 *
 * @throws ProgramError with the file's name and the line for text that is no YAML
 */
export function readYaml(text: string, fileName: string): YamlValue {
  const document = parseDocument(text, { schema: "failsafe", uniqueKeys: true });
  const [error] = document.errors;
  if (error) throw new ProgramError(`${fileName} is not valid YAML: ${firstLine(error.message)}`);
  return toValue(document.contents, document, fileName);
}

function toValue(node: Node | null, document: Document, fileName: string): YamlValue {
  if (node === null) return null;
  if (isAlias(node)) return toValue(node.resolve(document) ?? null, document, fileName);
  if (isSeq<Node | null>(node)) return node.items.map((item) => toValue(item, document, fileName));
  if (isMap<Node, Node | null>(node)) return toMap(node.items, document, fileName);
  return isScalar(node) ? fromScalar(node, fileName) : null;
}

function toMap(pairs: Pair<Node, Node | null>[], document: Document, fileName: string): YamlMap {
  const map: YamlMap = new Map();
  const merged: YamlMap = new Map();
  for (const { key, value: node } of pairs) {
    const value = toValue(node, document, fileName);
    if (isScalar(key) && key.type === "PLAIN" && key.source === "<<") mergeInto(merged, value);
    else map.set(toKey(toValue(key, document, fileName)), value);
  }
  for (const [key, value] of merged) if (!map.has(key)) map.set(key, value);
  return map;
}

function mergeInto(target: YamlMap, value: YamlValue): void {
  for (const source of Array.isArray(value) ? value : [value]) {
    if (source instanceof Map) for (const [key, item] of source) if (!target.has(key)) target.set(key, item);
  }
}

function toKey(value: YamlValue): string {
  return value === null ? "<nil>" : typeof value === "object" ? String(value) : toText(value);
}

/** The string form of a scalar: floats as ECMAScript and Go write them, so `7.50` is `7.5` and `1e3` is `1000`. */
export function toText(value: string | bigint | number | boolean | null): string {
  return value === null ? "" : String(value);
}

function fromScalar(scalar: Scalar, fileName: string): YamlValue {
  const text = typeof scalar.value === "string" ? scalar.value : (scalar.source ?? "");
  switch (scalar.tag) {
    case undefined:
      return scalar.type === "PLAIN" || scalar.type === undefined ? fromPlain(text, fileName) : text;
    case "tag:yaml.org,2002:binary":
      return Buffer.from(text, "base64").toString("utf8");
    case "tag:yaml.org,2002:str":
    case "!":
      return text;
    default:
      return fromPlain(text, fileName);
  }
}

function fromPlain(text: string, fileName: string): YamlValue {
  if (/^(|~|null|Null|NULL)$/.test(text)) return null;
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  if (NOT_FINITE.test(text)) throw new ProgramError(`${fileName}: ${text} cannot be a configuration value`);
  if (!/^[-+.0-9]/.test(text)) return text;
  return toTimestamp(text) ?? toNumber(text.replaceAll("_", ""), fileName) ?? text;
}

function toNumber(plain: string, fileName: string): bigint | number | undefined {
  const integer = toInteger(plain);
  if (integer !== undefined) return integer;
  if (!FLOAT.test(plain)) return undefined;
  const float = Number(plain);
  if (!Number.isFinite(float)) throw new ProgramError(`${fileName}: ${plain} is too large for a number`);
  return float;
}

function toInteger(plain: string): bigint | undefined {
  const [, sign = "", prefix = "", digits = ""] =
    plain.match(/^([-+]?)(0[xX]|0[oO]|0[bB]|0(?=[0-9]))?([0-9a-fA-F]+)$/) ?? [];
  const radix = { x: "0x", o: "0o", b: "0b", "0": "0o" }[prefix.slice(-1).toLowerCase()] ?? "";
  if (!isInRadix(digits, radix)) return undefined;
  const size = BigInt(radix + digits);
  const value = sign === "-" ? -size : size;
  return value >= INT64.min && value <= UINT64_MAX ? value : undefined;
}

function isInRadix(digits: string, radix: string): boolean {
  const allowed: Record<string, RegExp> = { "0x": /^[0-9a-fA-F]+$/, "0o": /^[0-7]+$/, "0b": /^[01]+$/ };
  return (allowed[radix] ?? /^[0-9]+$/).test(digits);
}

/** JSON as the CLI writes lists and maps: keys in order of their bytes, `<`, `>` and `&` escaped. */
export function toJson(value: YamlValue): string {
  if (value === null) return "null";
  if (typeof value === "string") return quote(value);
  if (typeof value === "bigint") return value > INT64.max ? String(Number(value)) : String(value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(toJson).join(",")}]`;
  const entries = [...value].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return `{${entries.map(([key, item]) => `${quote(key)}:${toJson(item)}`).join(",")}}`;
}

function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0]?.replace(/:$/, "") ?? text;
}
