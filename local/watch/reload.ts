import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { FunctionChange } from "../lambda/functions";
import type { Program } from "../program";
import { isCodeAlone, rebuildCode } from "./followed-code";
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
  const isNews = createNews();
  let { program } = options;
  let failed = false;
  let turn = Promise.resolve();
  const reload = async (files: ReadonlySet<string>) => {
    const started = performance.now();
    try {
      const codeAlone = isCodeAlone(program, options.folder, files);
      if (!codeAlone && !(await isNews(files))) return;
      const next = codeAlone ? await rebuildCode(program, files) : await options.evaluate();
      const changes = toLines(findChanges(program, next), await options.serve(next));
      if (!codeAlone) await dispose(program);
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

function toLines(changes: string[], functions: FunctionChange[]): string[] {
  const lines = functions.flatMap(({ functionName, kind, reason }) => {
    if (kind === "replaced") return [`function ${functionName} replaced`];
    if (kind === "failed") return [`function ${functionName} keeps its last good version: ${reason}`];
    return [];
  });
  return [...lines, ...changes];
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
