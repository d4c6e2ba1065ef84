import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import ts from "typescript";
import type { PackedPackages } from "./packed";

/** Module system of a project. */
export type Kind = "CommonJS" | "ES module";

/** What Pulumi loads its program with. */
export type Loader = "Pulumi's loader" | "tsx";

/** A Pulumi project of its own, outside of this repo, that has both packages installed. */
export interface Importer {
  folder: string;
  loader: Loader;

  /** File of its program. */
  main: string;

  /** Removes all of it. */
  remove(): void;
}

/** How TypeScript finds packages; CommonJS and ES modules alike. */
export const resolutions = ["node10", "nodenext"] as const;

/**
 * Makes a project. Its packages are copies, as npm makes them; those of other people are links to the installed ones.
 *
 * @param files text by path, beside what every project has
 */
export function createImporter(
  { component, dev }: PackedPackages,
  kind: Kind,
  loader: Loader,
  files: Record<string, string>,
): Importer {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "importer-")));
  // Pulumi's loader takes ES modules in TypeScript only beside an installed ts-node.
  const main = kind === "ES module" && loader === "Pulumi's loader" ? "index.js" : "index.ts";
  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  };
  linkPackages(path.join(folder, "node_modules"));
  fs.cpSync(component.folder, path.join(folder, "node_modules/secured-api"), { recursive: true });
  fs.cpSync(dev.folder, path.join(folder, "node_modules/secured-api-dev"), { recursive: true });
  const type = kind === "ES module" ? { type: "module" } : {};
  write("package.json", JSON.stringify({ name: "importer", private: true, ...type }));
  write("Pulumi.yaml", `name: importer\nmain: ${main}\nruntime: ${runtimes[loader]}\n`);
  write("Pulumi.dev.yaml", "config:\n  aws:region: eu-west-1\n");
  for (const resolution of resolutions) {
    const compilerOptions = { ...commonOptions, ...toModuleOptions(kind, resolution) };
    write(toTsconfig(resolution), JSON.stringify({ compilerOptions, files: ["index.ts"] }));
  }
  fs.copyFileSync(path.join(folder, toTsconfig("nodenext")), path.join(folder, "tsconfig.json"));
  for (const [file, text] of Object.entries(files)) write(file, text);
  if (main === "index.js") write(main, toJavaScript(files["index.ts"] ?? ""));
  return { folder, loader, main, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

/** Name of the file with a resolution's options. */
export function toTsconfig(resolution: (typeof resolutions)[number]): string {
  return `tsconfig.${resolution}.json`;
}

function toJavaScript(source: string): string {
  return ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  }).outputText;
}

const runtimes: Record<Loader, string> = {
  "Pulumi's loader": "nodejs",
  tsx: '{ name: nodejs, options: { typescript: false, nodeargs: "--import tsx" } }',
};

const commonOptions = {
  target: "ES2022",
  rootDir: ".",
  types: ["node"],
  strict: true,
  noEmit: true,
  esModuleInterop: true,
  skipLibCheck: true,
};

function toModuleOptions(kind: Kind, resolution: (typeof resolutions)[number]) {
  if (resolution === "nodenext") return { module: "nodenext", moduleResolution: "nodenext" };
  const module = kind === "CommonJS" ? "commonjs" : "esnext";
  return { module, moduleResolution: "node10", ignoreDeprecations: "6.0" };
}

function linkPackages(modules: string): void {
  fs.mkdirSync(modules, { recursive: true });
  for (const entry of fs.readdirSync("node_modules")) {
    if (entry === "secured-api-dev" || entry.startsWith(".")) continue;
    fs.symlinkSync(path.resolve("node_modules", entry), path.join(modules, entry), "junction");
  }
}
