import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import type { Program } from "../../../local/program";
import { createReload } from "../../../local/watch/reload";

function programOf(notes: string[], disposed: string[] = []): Program {
  const bundle = { code: "", files: [], rebuild: async () => ({ code: "", files: [] }) };
  const bundles = [{ ...bundle, dispose: async () => void disposed.push(notes.join()) }];
  const lists = { apis: [], tables: [], secrets: [], roles: [], functions: [] };
  const identity = { pools: [], clients: [], groups: [] };
  const evaluation = { sources: { modules: [], bundles }, outputs: {}, log: [] };
  return { evaluation, settings: { ...lists, identity, notes } } as unknown as Program;
}

describe("a reload", () => {
  let folder: string;
  let printed: string[];

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "reload-"));
    printed = [];
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const save = (name: string, text: string) => {
    fs.writeFileSync(path.join(folder, name), text);
    return new Set([path.join(folder, name)]);
  };
  const print = (line: string) => void printed.push(line.replace(/\d+ ms/, "0 ms"));

  it("evaluates once for what the evaluation itself writes, the same each time", async () => {
    let evaluations = 0;
    const evaluate = async () => {
      evaluations += 1;
      return programOf([]);
    };
    const reload = createReload({ folder, program: programOf([]), evaluate, serve: async () => [], print });
    for (const text of ["a", "a", "a", "b"]) await reload(save("generated.json", text));
    expect([evaluations, printed]).to.deep.equal([2, []]);
  });

  it("comes after the one before it", async () => {
    const steps: string[] = [];
    const evaluate = async () => {
      steps.push("begin");
      await new Promise((resolve) => setTimeout(resolve, 20));
      steps.push("end");
      return programOf([]);
    };
    const reload = createReload({ folder, program: programOf([]), evaluate, serve: async () => [], print });
    await Promise.all([reload(save("a.ts", "1")), reload(save("b.ts", "2"))]);
    expect(steps).to.deep.equal(["begin", "end", "begin", "end"]);
  });

  it("says the notes that were not there before", async () => {
    const evaluate = async () => programOf(["old", "new"]);
    const reload = createReload({ folder, program: programOf(["old"]), evaluate, serve: async () => [], print });
    await reload(save("a.ts", "1"));
    expect(printed).to.deep.equal(["note: new"]);
  });

  it("that fails changes nothing, and the next one says that all is well again", async () => {
    let fails = true;
    const serve = async () => {
      if (fails) throw new Error("port 3000 is taken");
      return [];
    };
    const reload = createReload({ folder, program: programOf([]), evaluate: async () => programOf([]), serve, print });
    await reload(save("a.ts", "1"));
    fails = false;
    await reload(save("a.ts", "2"));
    expect(printed).to.deep.equal([
      "not reloaded, the last good version keeps running: port 3000 is taken",
      "reloaded in 0 ms: nothing is different from what runs",
    ]);
  });

  it("that cannot be served is tried again by the next save, whatever is saved", async () => {
    const served: string[] = [];
    let fails = true;
    const serve = async ({ settings }: Program) => {
      if (fails) throw new Error("port 3000 is taken");
      served.push(settings.notes.join());
      return [];
    };
    let evaluations = 0;
    const evaluate = async () => {
      evaluations += 1;
      return programOf(["second"]);
    };
    const reload = createReload({ folder, program: programOf(["first"]), evaluate, serve, print });
    await reload(save("a.ts", "1"));
    fails = false;
    await reload(save("a.ts", "1"));
    expect([served, evaluations]).to.deep.equal([["second"], 1]);
  });

  it("frees the bundles of the program that runs no more", async () => {
    const disposed: string[] = [];
    const evaluate = async () => programOf(["second"], disposed);
    const program = programOf(["first"], disposed);
    const reload = createReload({ folder, program, evaluate, serve: async () => [], print });
    await reload(save("a.ts", "1"));
    expect(disposed).to.deep.equal(["first"]);
  });
});
