import fs from "node:fs";
import type { Constraint } from "../../../local/cognito/input/constraints";

/** What AWS's API model says of a value. */
export interface ModelShape {
  type: string;
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
  members?: { [name: string]: string };
  required?: string[];
  member?: string;
  value?: string;
}

export interface ModelOperation {
  access: "public" | "iam";
  input: string;
  output?: string;
  errors: string[];
}

/** Made by `extract-model.py` from the model that botocore carries. */
export const modelFile = "test/local/cognito/model.golden.json";

export const model = JSON.parse(fs.readFileSync(modelFile, "utf8")) as {
  operations: { [name: string]: ModelOperation };
  shapes: { [name: string]: ModelShape };
};

/** Members that AWS collects statistics and risk from: nothing that an answer says depends on them here. */
const withoutEffect = ["AnalyticsMetadata", "UserContextData", "ContextData"];

/** Where what a check demands is not what the model says; nothing: they agree. */
export function compareInput(name: string, place: string, given: Constraint): string[] {
  const shape = shapeOf(name);
  if (given.type === "anything") return [];
  switch (shape.type) {
    case "structure":
      return compareStructure(shape, place, given);
    case "list":
      if (given.type !== "list") return [`${place} is a list`];
      return [...compareLimits(shape, place, given), ...compareInput(shape.member ?? "", `${place}[]`, given.member)];
    case "map":
      if (given.type !== "map") return [`${place} is a map`];
      return compareInput(shape.value ?? "", `${place}{}`, given.member);
    case "string":
      if (given.type !== "string") return [`${place} is a string`];
      return [...compareLimits(shape, place, given), ...compareTexts(shape, place, given)];
    case "integer":
      return given.type === "integer" ? compareLimits(shape, place, given) : [`${place} is an integer`];
    default:
      return given.type === shape.type ? [] : [`${place} is ${shape.type}`];
  }
}

function compareStructure(shape: ModelShape, place: string, given: Constraint): string[] {
  if (given.type !== "structure") return [`${place} is a structure`];
  const members = shape.members ?? {};
  const unknown = Object.keys(given.members).filter((name) => !Object.hasOwn(members, name));
  const left = Object.keys(members).filter(
    (name) => !Object.hasOwn(given.members, name) && !withoutEffect.includes(name),
  );
  return [
    ...unknown.map((name) => `${place}.${name} is not in the model`),
    ...(given.others === "refuse" ? [] : left.map((name) => `${place}.${name} is ignored`)),
    ...Object.entries(given.members).flatMap(([name, { required, value }]) => {
      const inner = members[name];
      if (inner === undefined) return [];
      const isRequired = (shape.required ?? []).includes(name);
      const asked = required === isRequired ? [] : [`${place}.${name} is ${isRequired ? "" : "not "}required`];
      return [...asked, ...compareInput(inner, `${place}.${name}`, value)];
    }),
  ];
}

function compareLimits(shape: ModelShape, place: string, given: { min?: number; max?: number }): string[] {
  const least = shape.min ?? (shape.type === "integer" ? (given.min ?? 0) : 0);
  const problems = (given.min ?? 0) === least ? [] : [`${place} has min ${least}`];
  const most = shape.max;
  // A check may have a limit of its own where the model has none.
  if (most === undefined || most === (given.max ?? 131072)) return problems;
  return [...problems, `${place} has max ${most}`];
}

function compareTexts(shape: ModelShape, place: string, given: { pattern?: string; enum?: string[] }): string[] {
  const pattern = shape.pattern === "(?s).*" ? undefined : shape.pattern;
  const problems = pattern === given.pattern ? [] : [`${place} has pattern ${pattern}`];
  const [ours, theirs] = [given.enum, shape.enum].map((values) => [...(values ?? [])].sort().join());
  return ours === theirs ? problems : [...problems, `${place} is one of ${theirs}`];
}

function findStrangers(name: string, place: string, value: unknown): string[] {
  const shape = shapeOf(name);
  if (Array.isArray(value)) return value.flatMap((one) => findStrangers(shape.member ?? "", `${place}[]`, one));
  if (typeof value !== "object" || value === null) return compareScalar(shape, place, value);
  const { members } = shape;
  if (members === undefined) return shape.type === "map" ? [] : [`${place} is no ${shape.type}`];
  const missing = (shape.required ?? []).filter((member) => !Object.hasOwn(value, member));
  const inner = Object.entries(value).flatMap(([member, one]) => {
    const next = Object.hasOwn(members, member) ? members[member] : undefined;
    return next === undefined
      ? [`${place}.${member} is not in the model`]
      : findStrangers(next, `${place}.${member}`, one);
  });
  return [...missing.map((member) => `${place}.${member} is missing`), ...inner];
}

const jsonTypes: { [type: string]: string } = { string: "string", boolean: "boolean" };

function compareScalar({ type, enum: values }: ModelShape, place: string, value: unknown): string[] {
  if (typeof value !== (jsonTypes[type] ?? "number")) return [`${place} is no ${type}`];
  return values === undefined || values.includes(String(value)) ? [] : [`${place} may not be ${value}`];
}

function shapeOf(name: string): ModelShape {
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`the model has no shape ${name}`);
  return shape;
}

/** What of an operation's answer is not as the model says. */
export function compareOutput(operation: string, answer: unknown): string[] {
  const output = model.operations[operation]?.output;
  if (output !== undefined) return findStrangers(output, operation, answer);
  return Object.keys(answer as object).map((name) => `${operation}.${name} is not in the model`);
}
