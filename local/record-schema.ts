import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { evaluateProgram } from "./engine/evaluate";
import { ProgramError } from "./engine/program-error";
import { readProject } from "./engine/project";
import { type PoolRecord, toPoolRecords } from "./pool-schemas";
import type { ProgramOptions } from "./program";
import { createLocalProvider } from "./resources/catalogue";

/** What became of the file. */
export interface RecordedSchema {
  /** Its name; it stands in the folder that the program runs in. */
  file: string;

  /** What it holds now, by the name of the pool. */
  pools: { name: string; added: string[]; isNew: boolean }[];

  /** Pools in it that the program does not declare; they are left there. */
  undeclared: string[];
}

type Snapshot = Record<string, PoolRecord>;

/**
 * Evaluates the program and writes what can never change of its user pools to `Pulumi.<stack>.schema.json`. Whoever edits
 * or removes what is recorded stops the evaluation already: the program's own `SecuredApi` compares with the file.
 *
 * @throws ProgramError for everything that is wrong with the program; the file stays as it was
 */
export async function recordSchema({ folder, stack, config }: ProgramOptions): Promise<RecordedSchema> {
  const { resources } = await evaluateProgram({ folder, stack, config, provider: createLocalProvider("schema") });
  const records = toPoolRecords(resources);
  const name = `Pulumi.${stack}.schema.json`;
  const file = path.join(readProject(folder).workingFolder, name);
  const before = readSnapshot(file, name);
  for (const [pool, record] of records) requireKept(name, pool, before[pool], record);
  if (records.size > 0) writeSnapshot(file, { ...before, ...Object.fromEntries(records) });
  return {
    file: name,
    pools: [...records].map(([pool, { schemas }]) => ({
      name: pool,
      added: namesOf(schemas).filter((attribute) => !namesOf(before[pool]?.schemas ?? []).includes(attribute)),
      isNew: !Object.hasOwn(before, pool),
    })),
    undeclared: Object.keys(before).filter((pool) => !records.has(pool)),
  };
}

const namesOf = (schemas: PoolRecord["schemas"]) => schemas.map(({ name }) => name);

/** The form is the component's to check; what it has not read may hold anything. */
function readSnapshot(file: string, name: string): Snapshot {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Snapshot;
  } catch {
    throw new ProgramError(`${name} is not valid JSON: put it back from version control, or mend it by hand`);
  }
}

/** The component compares what it declares itself: a transform could still change it on the way. */
function requireKept(file: string, pool: string, before: PoolRecord | undefined, now: PoolRecord): void {
  if (!before) return;
  const kept = { ...now, schemas: now.schemas.filter(({ name }) => namesOf(before.schemas).includes(name)) };
  if (toText(toSets(kept)) === toText(toSets(before))) return;
  throw new ProgramError(
    `${file} records another schema of ${pool} than a transform makes of it: Cognito never changes one, so put it back`,
  );
}

/** The order of a list says nothing to Cognito. */
function toSets({ usernameAttributes, aliasAttributes, schemas, ...others }: PoolRecord): unknown {
  return [usernameAttributes, aliasAttributes, schemas.map(toText)]
    .map((list) => [...list].sort())
    .concat([toText(others)]);
}

/** Written whole, and alike for alike schemas: what a commit shows is what changed. Formatters want short lists on a line. */
function writeSnapshot(file: string, snapshot: Snapshot): void {
  const text = toText(snapshot).replace(
    /\[\s+("\w+"(?:,\s+"\w+")*)\s+\]/g,
    (_, items: string) => `[${items.replace(/\s+/g, " ")}]`,
  );
  writeFileSync(`${file}.new`, `${text}\n`);
  renameSync(`${file}.new`, file);
}

function toText(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => (isMap(member) ? sortKeys(member) : member), 2);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sortKeys(map: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1)));
}
