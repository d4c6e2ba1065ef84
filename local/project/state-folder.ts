import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ProgramError } from "../engine/program-error";

/** Where a project's local state lies. */
export interface StateFolder {
  /** `.secured-api` in the project: lock and endpoints of the one server. */
  root: string;

  /** Everything of one stack; deleting it forgets the stack. */
  stack: string;

  /** Users, pools and sign-ins. */
  store: string;

  /** Signing keys. */
  keys: string;

  /** Items of tables. */
  tables: string;

  /** Unpacked code of functions. */
  functions: string;

  /** Access logs. */
  logs: string;
}

/**
 * Paths only; nothing is made.
 *
 * @throws ProgramError for a stack name that is no plain file name
 */
export function locateState(project: string, stack: string): StateFolder {
  if (!/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}$/.test(stack) || stack.endsWith(".json")) {
    throw new ProgramError(`stack name ${JSON.stringify(stack)} may hold letters, digits, "-", "_" and "." only`);
  }
  const root = path.join(project, ".secured-api");
  const folder = path.join(root, stack);
  return {
    root,
    stack: folder,
    store: path.join(folder, "store"),
    keys: path.join(folder, "keys"),
    tables: path.join(folder, "tables"),
    functions: path.join(folder, "functions"),
    logs: path.join(folder, "logs"),
  };
}

/** Makes the project's state folder, closed to other users of the machine, and keeps git out of it. */
export function makeRoot(project: string, { root }: StateFolder): void {
  makePrivate(root);
  const ignore = path.join(root, ".gitignore");
  if (!existsSync(ignore) && !isIgnored(project)) writeFileSync(ignore, "*\n", { mode: 0o600 });
}

/** Random text that the stack's ids are made of, made on first use and kept: ids are the same after every restart. */
export function readSeed({ stack }: StateFolder): string {
  makePrivate(stack);
  const file = path.join(stack, "seed");
  if (existsSync(file)) return readFileSync(file, "utf8");
  const seed = randomBytes(32).toString("hex");
  writeFileSync(`${file}.new`, seed, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return seed;
}

function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}

/** Read from the project's own .gitignore, so that no process has to be started. */
function isIgnored(project: string): boolean {
  const file = path.join(project, ".gitignore");
  if (!existsSync(file)) return false;
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.trim());
  return lines.some((line) => /^\/?\.secured-api\/?$/.test(line));
}
