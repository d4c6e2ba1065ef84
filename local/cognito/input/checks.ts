import { InvalidParameter, Serialization } from "../errors";
import { type Constrained, type Constraint, constraintOf } from "./constraints";

/**
 * AWS's constraints on input, written as data. A check reads one value; what breaks a constraint is collected, so that
 * the answer names all of it as AWS does: `2 validation errors detected: Value ... failed to satisfy constraint: ...`.
 * A value of the wrong JSON type is a `SerializationException`. Secrets are never quoted.
 */
export type Check<T> = ((value: unknown, place: Place) => T) & Constrained;

export type Checked<C> = C extends Check<infer T> ? T : never;

interface Place {
  /** Where in the request, in AWS's writing: `userAttributes.1.member.name`. */
  path: string;
  secret: boolean;
  violations: string[];
}

interface Field<T, Required extends boolean> {
  check: Check<T>;
  required: Required;
}

/** Longest list where AWS documents no length. */
export const longestList = 1000;

type Fields = Record<string, Field<unknown, boolean>>;

type Structure<F extends Fields> = {
  [K in keyof F]: F[K] extends Field<infer T, infer R> ? (R extends true ? T : T | undefined) : never;
};

export interface TextRule {
  min?: number;
  max?: number;
  /** In AWS's writing, without anchors. */
  pattern?: string;
  /** True: its value never stands in an answer. @default false */
  secret?: boolean;
}

/** Reads a whole request. */
export function check<T>(input: Check<T>, value: unknown): T {
  const violations: string[] = [];
  const read = input(value, { path: "", secret: false, violations });
  if (violations.length === 0) return read;
  const errors = violations.length === 1 ? "1 validation error" : `${violations.length} validation errors`;
  throw new InvalidParameter(`${errors} detected: ${violations.join("; ")}`);
}

export function required<T>(check: Check<T>): Field<T, true> {
  return { check, required: true };
}

export function optional<T>(check: Check<T>): Field<T, false> {
  return { check, required: false };
}

/** An object; `null` counts as missing. Members that are not named are left out, or refused by name. */
export function structure<F extends Fields>(fields: F, unnamed: "ignore" | "refuse" = "ignore"): Check<Structure<F>> {
  const members = Object.entries(fields).map(
    ([name, { required, check }]) => [name, { required, value: constraintOf(check) }] as const,
  );
  return demand({ type: "structure", members: Object.fromEntries(members), others: unnamed }, (value, place) => {
    if (!isObject(value)) throw new Serialization(`${nameOf(place)} must be an object`);
    const stranger = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
    if (unnamed === "refuse" && stranger !== undefined) {
      throw new InvalidParameter(`${stranger} is not served by the local Cognito`);
    }
    const read = Object.entries(fields).map(([name, field]) => {
      const at = { ...place, path: deeper(place.path, name.charAt(0).toLowerCase() + name.slice(1)) };
      const member = Object.hasOwn(value, name) ? (value[name] ?? undefined) : undefined;
      if (member !== undefined) return [name, field.check(member, at)];
      if (field.required) {
        at.violations.push(`Value null at '${at.path}' failed to satisfy constraint: Member must not be null`);
      }
      return [name, undefined];
    });
    return Object.fromEntries(read);
  });
}

export function text(rule: TextRule): Check<string> {
  const whole = rule.pattern === undefined ? undefined : new RegExp(`^(?:${rule.pattern})$`, "u");
  const { min, max, pattern } = rule;
  const limits = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  const constraint = { type: "string" as const, ...limits, ...(pattern === undefined ? {} : { pattern }) };
  return demand(constraint, (value, place) => {
    const at = { ...place, secret: place.secret || rule.secret === true };
    if (typeof value !== "string") throw new Serialization(`${nameOf(at)} must be a string`);
    if (value.length < (rule.min ?? 0))
      violate(at, value, `Member must have length greater than or equal to ${rule.min}`);
    if (value.length > (rule.max ?? 131072)) {
      violate(at, value, `Member must have length less than or equal to ${rule.max ?? 131072}`);
    }
    // What is too long is not matched as well: that could take a while.
    if (value.length <= (rule.max ?? 131072) && whole?.test(value) === false) {
      violate(at, value, `Member must satisfy regular expression pattern: ${rule.pattern}`);
    }
    return value;
  });
}

export function integer(rule: { min: number; max: number }): Check<number> {
  return demand({ type: "integer", ...rule }, (value, place) => {
    if (typeof value !== "number" || !Number.isInteger(value)) {
      throw new Serialization(`${nameOf(place)} must be a whole number`);
    }
    if (value < rule.min) violate(place, value, `Member must have value greater than or equal to ${rule.min}`);
    if (value > rule.max) violate(place, value, `Member must have value less than or equal to ${rule.max}`);
    return value;
  });
}

export const flag: Check<boolean> = demand({ type: "boolean" }, (value, place) => {
  if (typeof value !== "boolean") throw new Serialization(`${nameOf(place)} must be true or false`);
  return value;
});

export function oneOf<const T extends string>(...values: T[]): Check<T> {
  return demand({ type: "string", enum: values }, (value, place) => {
    if (typeof value !== "string") throw new Serialization(`${nameOf(place)} must be a string`);
    const found = values.find((one) => one === value);
    if (found !== undefined) return found;
    violate(place, value, `Member must satisfy enum value set: [${values.join(", ")}]`);
    return value as T;
  });
}

export function listOf<T>(member: Check<T>, rule: { min?: number; max?: number } = {}): Check<T[]> {
  const { min = 0, max = longestList } = rule;
  return demand({ type: "list", min, max, member: constraintOf(member) }, (value, place) => {
    if (!Array.isArray(value)) throw new Serialization(`${nameOf(place)} must be a list`);
    if (value.length < min) violate(place, value, `Member must have length greater than or equal to ${min}`);
    if (value.length > max) violate(place, value, `Member must have length less than or equal to ${max}`);
    return value.map((one, index) => member(one, { ...place, path: `${place.path}.${index + 1}.member` }));
  });
}

/** An object of strings under names that the caller chooses. */
export function mapOf(member: Check<string>, rule: { secret?: boolean } = {}): Check<Map<string, string>> {
  return demand({ type: "map", member: constraintOf(member) }, (value, place) => {
    const at = { ...place, secret: place.secret || rule.secret === true };
    if (!isObject(value)) throw new Serialization(`${nameOf(at)} must be an object`);
    const present = Object.entries(value).filter(([, one]) => one !== null);
    return new Map(present.map(([name, one]) => [name, member(one, { ...at, path: `${at.path}.${name}.member` })]));
  });
}

/** As `mapOf`, for what is handed on. */
export function recordOf(member: Check<string>, rule: { secret?: boolean } = {}): Check<Record<string, string>> {
  const map = mapOf(member, rule);
  return demand(constraintOf(map), (value, place) => Object.fromEntries(map(value, place)));
}

/** A check that says what it demands. */
function demand<T>(constraint: Constraint, check: (value: unknown, place: Place) => T): Check<T> {
  return Object.assign(check, { constraint });
}

function violate(place: Place, value: unknown, constraint: string): void {
  const quoted = place.secret ? "" : ` '${quote(value)}'`;
  place.violations.push(`Value${quoted} at '${place.path}' failed to satisfy constraint: ${constraint}`);
}

/** What is nested is not quoted: it may be deeper than can be written. */
function quote(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return JSON.stringify(value.map((one) => (typeof one === "object" ? {} : one)));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function deeper(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function nameOf(place: Place): string {
  return place.path === "" ? "the request" : `'${place.path}'`;
}
