import { ProgramError } from "../engine/program-error";
import type { Program } from "../program";
import { codePathsOf } from "../resources/code-sources";
import { watchFiles } from "./changed-files";
import { createReload, type ReloadOptions } from "./reload";

/** What to watch, and what for. */
export interface WatchProjectOptions extends ReloadOptions {
  /** When the program began to be read, milliseconds since 1970: what was saved after it is served too. */
  since: number;
}

/**
 * Serves what is saved in a project until it is closed.
 *
 * @returns ends it, once what is being reloaded is served
 */
export async function watchProject(options: WatchProjectOptions): Promise<{ close(): Promise<void> }> {
  const { folder, print, since } = options;
  let last = Promise.resolve();
  const reload = createReload({
    ...options,
    evaluate: async () => requireSameRegion(options.program, await options.evaluate()),
    serve: async (program) => {
      const changes = await options.serve(program);
      watch.add(watchedAnyway(program, folder));
      return changes;
    },
  });
  const watch = await watchFiles({
    folder,
    also: watchedAnyway(options.program, folder),
    since,
    changed: (files) => {
      last = reload(files);
    },
    failed: (error) => print(`saved files are not served until the next start: ${error.message}`),
  });
  return {
    close: async () => {
      await watch.close();
      await last;
    },
  };
}

/** Ids and keys are of a region: what runs cannot move. */
function requireSameRegion({ evaluation: before }: Program, program: Program): Program {
  const { region } = program.evaluation;
  if (region === before.region) return program;
  throw new ProgramError(`the region is ${region} now and was ${before.region}: end the server and start it again`);
}

/**
 * Code and modules of the program, wherever they lie: some outside of the project, some in hidden folders. Installed
 * packages do not change by being saved.
 */
function watchedAnyway({ evaluation, settings }: Program, folder: string): string[] {
  const { modules, bundles } = evaluation.sources;
  const sources = [...modules, ...bundles.flatMap(({ files }) => files)].filter(
    (file) => !/[\\/]node_modules[\\/]/.test(file),
  );
  const code = settings.functions.flatMap(({ resource }) => codePathsOf(resource.inputs["code"], folder));
  return [...new Set([...code, ...sources])];
}
