import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ProgramError } from "../engine/program-error";
import { isRunning, readProcessStart } from "./process-start";

/** Whose server runs in a project. */
export interface LockHolder {
  /** Its process. */
  pid: number;

  /** Its stack. */
  stack: string;
  /** Tells the server from another program that got its pid later. */
  processStart: string | undefined;
}

/** The right to be the project's one server. */
export interface ProjectLock {
  /** Gives the project free again. */
  release(): void;
}

const fileOf = (root: string) => path.join(root, ".lock");

/**
 * Takes the project for a server. What a killed process left is taken over.
 *
 * @param describe adds what is known of a server that runs, for example its ports
 * @throws ProgramError naming the server that runs
 */
export function lockProject(root: string, stack: string, describe: (holder: LockHolder) => string): ProjectLock {
  const file = fileOf(root);
  const own: LockHolder = { pid: process.pid, stack, processStart: readProcessStart(process.pid) };
  for (let attempt = 0; attempt < 5; attempt++) {
    if (create(file, own)) return { release: () => releaseOwn(file) };
    const text = readText(file);
    const holder = text === undefined ? undefined : parseHolder(text);
    if (holder && isAlive(holder)) throw new ProgramError(describe(holder));
    if (text !== undefined) removeStale(file, text);
  }
  throw new ProgramError(`another server is starting in this project at the same time (${file})`);
}

/** The server that runs in the project, if one does. */
export function findHolder(root: string): LockHolder | undefined {
  const text = readText(fileOf(root));
  const holder = text === undefined ? undefined : parseHolder(text);
  return holder && isAlive(holder) ? holder : undefined;
}

function isAlive({ pid, processStart }: LockHolder): boolean {
  if (!isRunning(pid)) return false;
  const start = readProcessStart(pid);
  if (start === undefined || processStart === undefined) return pid !== process.pid;
  return start === processStart;
}

function create(file: string, own: LockHolder): boolean {
  try {
    writeFileSync(file, JSON.stringify(own), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function parseHolder(text: string): LockHolder | undefined {
  try {
    const holder = JSON.parse(text) as LockHolder;
    return Number.isInteger(holder.pid) && holder.pid > 0 ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Moves the left-over aside; if somebody else took the lock meanwhile, theirs is put back. */
function removeStale(file: string, text: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readText(aside) === text) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function releaseOwn(file: string): void {
  const text = readText(file);
  if (text !== undefined && parseHolder(text)?.pid === process.pid) rmSync(file, { force: true });
}
