import type { Properties, Value } from "../../engine/evaluation";
import { Archive, Asset, UNKNOWN } from "../../engine/evaluation";
import type { Checks, Fields, ResourceRules } from "./rule";

/** One thing that the provider would refuse. */
export interface Failure {
  /** Where: `passwordPolicy.minimumLength`, `callbackUrls[2]`. */
  path: string;

  /** What is wrong there, and what was given unless that may be a secret: `must be 6 to 99, got 2`. */
  problem: string;
}

/**
 * What the AWS provider would refuse of a resource before it asks AWS anything. What is not known yet passes.
 *
 * @param secrets names of the properties whose values must not be shown
 */
export function checkInputs(rules: ResourceRules, inputs: Properties, secrets: readonly string[] = []): Failure[] {
  return [...checkFields({ at: "", secrets }, rules.properties, inputs), ...checkExactlyOne(rules, inputs)];
}

/** `passwordPolicy.minimumLength must be 6 to 99, got 2`. */
export function toLine({ path, problem }: Failure): string {
  return `${path} ${problem}`;
}

/** Where the check has come to. */
interface Place {
  /** Path of the object, with a dot behind it unless it is the resource itself. */
  at: string;
  secrets: readonly string[];
}

function checkExactlyOne({ exactlyOne = [] }: ResourceRules, inputs: Properties): Failure[] {
  return exactlyOne.flatMap((names) => {
    const set = names.filter((name) => isSet(inputs[name]));
    if (set.length > 1) return [{ path: set.join(" and "), problem: "exclude each other" }];
    return set.length === 0 ? [{ path: names.join(" or "), problem: "is missing" }] : [];
  });
}

function checkFields(place: Place, fields: Fields, values: Properties): Failure[] {
  return Object.entries(fields).flatMap(([name, checks]) => {
    const value = values[name];
    const path = `${place.at}${name}`;
    if (!isSet(value)) return checks.required ? [{ path, problem: "is missing" }] : [];
    return [...checkBeside(path, checks, values), ...checkValue({ ...place, at: path }, checks, value)];
  });
}

function checkBeside(path: string, { excludes = [], needs }: Checks, values: Properties): Failure[] {
  const excluded = excludes.filter((name) => isSet(values[name]));
  const failures = excluded.map((name) => ({ path, problem: `and ${name} exclude each other` }));
  const lacks = needs !== undefined && !needs.some((name) => isSet(values[name]));
  if (lacks) failures.push({ path, problem: `needs ${needs.join(" or ")} beside it` });
  return failures;
}

function checkValue(place: Place, checks: Checks, value: Value): Failure[] {
  if (value === UNKNOWN) return [];
  if (!Array.isArray(value)) return checkOne(place, checks, value);
  const size = outside(value.length, checks.entries);
  const own = size === undefined ? [] : [{ path: place.at, problem: `must have ${size} entries, got ${value.length}` }];
  const each = value.flatMap((item, index) => checkValue({ ...place, at: `${place.at}[${index}]` }, checks, item));
  return [...own, ...each];
}

function checkOne(place: Place, checks: Checks, value: Value): Failure[] {
  if (typeof value === "string" || typeof value === "number") {
    const problem = findProblem(checks, value);
    return problem === undefined ? [] : [{ path: place.at, problem: problem + given(place, value) }];
  }
  const isObject = typeof value === "object" && value !== null && !(value instanceof Asset || value instanceof Archive);
  if (!isObject || Array.isArray(value) || !checks.fields) return [];
  return checkFields({ ...place, at: `${place.at}.` }, checks.fields, value);
}

function findProblem({ oneOf, form, range, characters }: Checks, value: string | number): string | undefined {
  if (oneOf && !oneOf.includes(value)) return `must be ${toList(oneOf)}`;
  if (typeof value === "number") return prefixed("must be ", outside(value, range));
  const length = outside([...value].length, characters);
  if (length !== undefined) return `must be ${length} characters long`;
  return form && !form[0].test(value) ? `must be ${form[1]}` : undefined;
}

/** The bounds in words if the number is outside of them. */
function outside(value: number, bounds: readonly [number, number] | undefined): string | undefined {
  if (bounds === undefined || (value >= bounds[0] && value <= bounds[1])) return undefined;
  return bounds[1] === Number.MAX_SAFE_INTEGER ? `${bounds[0]} or more` : `${bounds[0]} to ${bounds[1]}`;
}

function prefixed(prefix: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : prefix + text;
}

function toList(values: readonly (string | number)[]): string {
  return values.length === 1
    ? String(values[0])
    : `one of ${values.map((value) => (value === "" ? '""' : value)).join(", ")}`;
}

/** A long text may be a document, and what is in one may be a secret. */
function given({ at, secrets }: Place, value: string | number): string {
  const name = at.match(/^\w+/)?.[0] ?? "";
  return secrets.includes(name) || String(value).length > 100 ? "" : `, got ${JSON.stringify(value)}`;
}

/** Null is what a program's `undefined` may arrive as. An empty list counts as left out, as it does to the provider. */
function isSet(value: Value | undefined): value is Value {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}
