import fs from "node:fs";
import path from "node:path";
import type { Source } from "./row";

/** One line of `facts.md`. */
export interface Fact {
  id: string;
  sources: Source[];
  /** The fact in a sentence. */
  says: string;
}

/** The facts that the rows are about. */
export function readFacts(): Fact[] {
  const text = fs.readFileSync(path.join(__dirname, "facts.md"), "utf8");
  return text.split("\n").flatMap((line): Fact[] => {
    const [, id, sources, says] = /^\| (A\d-\d\d) *\| ([A-Z, ]*?) *\| (.*?) *\|$/.exec(line) ?? [];
    if (id === undefined || sources === undefined || says === undefined) return [];
    return [{ id, sources: sources.split(", ") as Source[], says }];
  });
}
