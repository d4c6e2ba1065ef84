import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { FunctionChange } from "../lambda/functions";
import type { Program } from "../program";
import { isCodeAlone, rebuildCode } from "./followed-code";
import { createOwnWrites } from "./own-writes";
import { findChanges } from "./program-changes";

/** What reloading needs from outside. */
export interface ReloadOptions {
  /** The project. */
  folder: string;

  /** The program as it runs. */
  program: Program;

  /** Evaluates it again; rejects with an error for people. */
  evaluate(): Promise<Program>;

  /** Serves another program in place of the one that runs, or rejects with an error for people and changes nothing. */
  serve(program: Program): Promise<FunctionChange[]>;

  /** Takes one line for a person. */
  print(line: string): void;
}

/**
 * Serves what was saved. One reload at a time; what is saved meanwhile comes after it. What cannot be served is said, and
 * the last good version keeps running.
 *
 * @returns is told which files were saved; resolves when they are served, never rejects
 */
export function createReload(options: ReloadOptions): (files: ReadonlySet<string>) => Promise<void> {
  const { print } = options;
  const read = createReader(options);
  let { program } = options;
  let failed = false;
  let turn = Promise.resolve();
  const reload = async (files: ReadonlySet<string>) => {
    const started = performance.now();
    try {
      const next = await read(program, files);
      if (!next) return;
      const changes = [...toLines(await options.serve(next)), ...findChanges(program, next)];
      read.served();
      if (next.evaluation.sources.modules !== program.evaluation.sources.modules) await dispose(program);
      sayNew(program, next, print);
      program = next;
      if (failed && changes.length === 0) changes.push("nothing is different from what runs");
      failed = false;
      if (changes.length > 0) print(`reloaded in ${Math.round(performance.now() - started)} ms: ${changes.join("; ")}`);
    } catch (error) {
      failed = true;
      const reason = error instanceof Error ? error.message : String(error);
      print(`not reloaded, the last good version keeps running: ${reason}`);
    }
  };
  return (files) => {
    turn = turn.then(() => reload(files));
    return turn;
  };
}

/** Reads the program as it was saved; undefined if nothing is new. What was read and could not be served is tried again. */
interface Reader {
  (running: Program, files: ReadonlySet<string>): Promise<Program | undefined>;

  /** What was read last is what runs. */
  served(): void;
}

function createReader({ folder, evaluate, print }: ReloadOptions): Reader {
  const isNews = createNews();
  const ownWrites = createOwnWrites(folder, print);
  let unserved: Program | undefined;
  const read = async (running: Program, files: ReadonlySet<string>) => {
    const base = unserved ?? running;
    if (isCodeAlone(base, folder, files)) {
      unserved = await rebuildCode(base, files);
      return unserved;
    }
    const followed = ownWrites.without(files);
    if (followed.size === 0) return undefined;
    if (!(await isNews(followed))) return unserved;
    unserved = undefined;
    const begunAt = Date.now();
    try {
      unserved = await evaluate();
    } finally {
      ownWrites.evaluated(begunAt, Date.now());
    }
    return unserved;
  };
  const served = () => {
    unserved = undefined;
  };
  return Object.assign(read, { served });
}

/** A program may write files while it is evaluated: what is the same as when it was last read is no news. */
function createNews(): (files: ReadonlySet<string>) => Promise<boolean> {
  const known = new Map<string, string>();
  return async (files) => {
    const states = await Promise.all([...files].map(async (file) => [file, await describe(file)] as const));
    const news = states.filter(([file, state]) => known.get(file) !== state);
    for (const [file, state] of news) known.set(file, state);
    return news.length > 0;
  };
}

async function describe(file: string): Promise<string> {
  const content = await readFile(file).catch(() => "");
  return createHash("sha256").update(content).digest("base64");
}

async function dispose({ evaluation }: Program): Promise<void> {
  await Promise.all(evaluation.sources.bundles.map((bundle) => bundle.dispose()));
}

function toLines(functions: FunctionChange[]): string[] {
  return functions
    .filter(({ kind }) => kind === "replaced")
    .map(({ functionName }) => `function ${functionName} replaced`);
}

/** Warnings and notes that were not there before. */
function sayNew(before: Program, after: Program, print: (line: string) => void): void {
  const linesOf = ({ evaluation, settings }: Program) => [
    ...evaluation.log.map(({ severity, message }) => `${severity}: ${message}`),
    ...settings.notes.map((note) => `note: ${note}`),
  ];
  const old = new Set(linesOf(before));
  for (const line of new Set(linesOf(after))) if (!old.has(line)) print(line);
}
