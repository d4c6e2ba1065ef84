import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { type ConfigDeclaration, parseDeclarations } from "./config-declarations";
import { ProgramError } from "./program-error";
import { readYaml, type YamlMap, type YamlValue } from "./yaml-values";

/** A Pulumi project on disk. */
export interface Project {
  /** Folder of Pulumi.yaml. */
  folder: string;

  /** `name` in Pulumi.yaml; the namespace of keys without one. */
  name: string;

  /** What is loaded: a file, or a folder with an index file. */
  entry: string;

  /** Working folder of the program: the one of `main`, else the project's. */
  workingFolder: string;

  /** Folder of the stack files. */
  stackFolder: string;

  /** `config` in Pulumi.yaml. */
  declarations: ConfigDeclaration[];
}

/**
 * Reads Pulumi.yaml in a folder.
 *
 * @throws ProgramError if there is none, or its program is not one for Node.js
 */
export function readProject(folder: string): Project {
  const fileName = ["Pulumi.yaml", "Pulumi.yml"].find((name) => existsSync(path.join(folder, name)));
  if (!fileName) throw new ProgramError(`no Pulumi.yaml in ${folder}: start this in the folder of a Pulumi project`);
  const yaml = readYaml(readFileSync(path.join(folder, fileName), "utf8"), fileName);
  if (!(yaml instanceof Map)) throw new ProgramError(`${fileName} is empty`);
  const name = requireText(yaml, "name", fileName);
  requireNode(yaml.get("runtime"), fileName);
  const { entry, workingFolder } = findEntry(folder, yaml.get("main"), fileName);
  const stackConfigDir = yaml.get("stackConfigDir");
  return {
    folder,
    name,
    entry,
    workingFolder,
    stackFolder: typeof stackConfigDir === "string" ? path.join(folder, stackConfigDir) : folder,
    declarations: parseDeclarations(yaml.get("config"), name, fileName),
  };
}

function requireText(yaml: YamlMap, key: string, fileName: string): string {
  const value = yaml.get(key);
  if (typeof value !== "string" || value === "") throw new ProgramError(`${fileName} has no ${key}`);
  return value;
}

function requireNode(runtime: YamlValue | undefined, fileName: string): void {
  const name = runtime instanceof Map ? runtime.get("name") : runtime;
  if (name !== "nodejs") {
    throw new ProgramError(`${fileName}: runtime ${String(name)} does not run here, only runtime: nodejs does`);
  }
}

/** `main` of Pulumi.yaml, else the package's `exports["."]` or `main`, as Pulumi's own loader looks for it. */
function findEntry(
  folder: string,
  main: YamlValue | undefined,
  fileName: string,
): { entry: string; workingFolder: string } {
  if (typeof main !== "string") return { entry: packageEntry(folder) ?? folder, workingFolder: folder };
  const target = path.join(folder, main);
  if (!existsSync(target)) throw new ProgramError(`${fileName}: main ${main} does not exist`);
  if (!statSync(target).isDirectory()) return { entry: target, workingFolder: path.dirname(target) };
  return { entry: packageEntry(target) ?? target, workingFolder: target };
}

function packageEntry(folder: string): string | undefined {
  const file = path.join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  const manifest = JSON.parse(readFileSync(file, "utf8")) as { exports?: unknown; main?: unknown };
  const entry = manifest.exports === undefined ? manifest.main : rootExport(manifest.exports);
  if (typeof entry !== "string") return undefined;
  const target = path.join(folder, entry);
  return existsSync(target) ? target : undefined;
}

function rootExport(exported: unknown): unknown {
  if (typeof exported === "string" || typeof exported !== "object" || exported === null) return exported;
  const root = (exported as Record<string, unknown>)["."];
  if (typeof root !== "object" || root === null) return root;
  const conditions = root as Record<string, unknown>;
  return conditions["default"] ?? conditions["require"] ?? conditions["import"];
}
