import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type * as Esbuild from "esbuild";
import { isFollowed, tellBundle } from "./followed-bundle";

/** How a handler is bundled. */
export interface BundleOptions {
  /** Packages that stay out of the bundle, because the runtime or a layer has them; `*` stands for any characters. @default - none */
  external?: string[] | undefined;

  /** Oldest Node.js that runs it, in esbuild's words. @default "node22", which nodejs24.x and nodejs22.x both run */
  target?: string | undefined;
}

/**
 * Bundles a handler written in TypeScript or JavaScript, with all it imports, into one minified `index.mjs`. The same
 * source gives the same bytes in any folder, so that Lambda is updated only when something changed.
 *
 * @param entry the handler's file, absolute or relative to the folder Pulumi runs the program in
 * @returns an archive for `handler.code`; its entry point is `index.<name of the export>`
 * @throws pulumi.RunError if esbuild is not installed, the file does not exist or does not bundle
 */
export function bundle(entry: string, options: BundleOptions = {}): pulumi.asset.AssetArchive {
  const file = resolve(entry);
  if (!existsSync(file)) {
    throw new pulumi.RunError(
      `cannot bundle "${entry}": there is no file ${file}, write its path from the folder of Pulumi.yaml`,
    );
  }
  const code = build(file, entry, options);
  return new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset(code) });
}

function build(file: string, entry: string, { external = [], target = "node22" }: BundleOptions): string {
  const esbuild = requireEsbuild();
  const refuse = (error: unknown) => new pulumi.RunError(`cannot bundle "${entry}": ${describeFailure(error, file)}`);
  const options = { ...settings, entryPoints: [file], external, target, absWorkingDir: process.cwd() };
  try {
    const built = esbuild.buildSync({ ...options, metafile: isFollowed() });
    if (isFollowed()) tellBundle(esbuild, options, built, refuse);
    return built.outputFiles[0]?.text ?? "";
  } catch (error) {
    throw refuse(error);
  }
}

/** Nothing of the output depends on the working folder, the clock or the environment. */
const settings = {
  bundle: true,
  write: false as const,
  minify: true,
  platform: "node",
  format: "esm",
  // The ES build of a package is shaken; the main one, which platform "node" would take first, is not.
  mainFields: ["module", "main"],
  // CommonJS packages in the bundle ask for Node's modules by `require`, which an ES module has to make first.
  banner: { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' },
  legalComments: "none",
  charset: "utf8",
  logLevel: "silent",
} satisfies Esbuild.BuildOptions;

/** Loaded on first use: who brings an archive of their own needs no esbuild. */
function requireEsbuild(): typeof Esbuild {
  try {
    return require("esbuild") as typeof Esbuild;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    throw new pulumi.RunError("bundle() needs esbuild, which is not installed: run npm install --save-dev esbuild");
  }
}

/** esbuild's first error as `file:line:column: text`, lines as editors count them. */
function describeFailure(error: unknown, file: string): string {
  const [first] = (error as Partial<Esbuild.BuildFailure>).errors ?? [];
  if (first === undefined) return String(error);
  const { location, text } = first;
  return location ? `${location.file}:${location.line}:${location.column + 1}: ${text}` : `${basename(file)}: ${text}`;
}
