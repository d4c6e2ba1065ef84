import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildSync } from "esbuild";
import { version } from "../../package.json";

/** The plugin with the component beside it, as if `npm install` had been run in its folder. */
export interface PluginFolder {
  folder: string;

  /** For Node, so that it finds the installed packages. A link to them would give an `npm install` in the folder leave to delete them. */
  env: { NODE_PATH: string };

  /** Removes all of it. */
  remove(): void;
}

/** Makes the folder in a temporary place. Needs no network. */
export function createPluginFolder(): PluginFolder {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "secured-api-plugin-")));
  for (const file of ["package.json", "index.js", "schema.json"]) {
    fs.copyFileSync(path.join("plugin", file), path.join(folder, file));
  }
  const component = path.join(folder, "node_modules/secured-api");
  buildSync({
    entryPoints: ["components/index.ts"],
    bundle: true,
    platform: "node",
    external: ["@pulumi/*"],
    outfile: path.join(component, "index.js"),
  });
  fs.writeFileSync(path.join(component, "package.json"), JSON.stringify({ name: "secured-api", version }));
  return {
    folder,
    env: { NODE_PATH: path.resolve("node_modules") },
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}
