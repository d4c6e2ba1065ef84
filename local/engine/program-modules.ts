import Module, { createRequire } from "node:module";
import path from "node:path";

/** Modules of the local run itself are never the program's, wherever the program lives. */
const ownFolder = path.dirname(__dirname) + path.sep;

/**
 * Loads the program's entry as Pulumi's own loader does.
 *
 * @throws whatever the program throws
 */
export function loadProgram(entry: string): unknown {
  return createRequire(path.join(path.dirname(entry), "package.json"))(entry);
}

/**
 * Drops every module of the program from the cache and from the `children` of those that stay, so that the next
 * evaluation reads the files again and the old modules can be collected. Installed packages stay loaded.
 *
 * @param before files that were loaded before the program was
 * @returns files of the dropped modules
 */
export function dropProgramModules(before: ReadonlySet<string>): string[] {
  const cache = (Module as unknown as { _cache: Record<string, NodeJS.Module | undefined> })._cache;
  const dropped = new Set<NodeJS.Module>();
  for (const [file, module] of Object.entries(cache)) {
    if (module && !before.has(file) && isOfProgram(file)) {
      dropped.add(module);
      delete cache[file];
    }
  }
  for (const module of Object.values(cache)) {
    if (module?.children.some((child) => dropped.has(child))) {
      module.children = module.children.filter((child) => !dropped.has(child));
    }
  }
  return [...dropped].map(({ filename }) => filename);
}

/** Files that are loaded now. */
export function loadedFiles(): Set<string> {
  return new Set(Object.keys((Module as unknown as { _cache: object })._cache));
}

function isOfProgram(file: string): boolean {
  return !file.includes(`${path.sep}node_modules${path.sep}`) && !file.startsWith(ownFolder);
}
