import { toLocalOutputs } from "./local-outputs";
import { type ProgramOptions, readProgram } from "./program";
import { readEndpoints } from "./project/endpoints";
import { findHolder } from "./project/project-lock";
import { locateState, makeRoot } from "./project/state-folder";

/** Ports that `start` takes if it is told none. */
export const DEFAULT_PORTS = { api: 3000, aws: 4510 } as const;

/**
 * The outputs of the running server of a stack, else those that a server on the default ports would have.
 *
 * @throws ProgramError for everything that is wrong with the program
 */
export async function readOutputs(options: ProgramOptions): Promise<Record<string, unknown>> {
  const state = locateState(options.folder, options.stack);
  const holder = findHolder(state.root);
  const endpoints = readEndpoints(state.root);
  if (holder?.stack === options.stack && endpoints?.pid === holder.pid) return endpoints.outputs;
  makeRoot(options.folder, state);
  const { evaluation, settings } = await readProgram(options, state);
  const apiUrls = Object.fromEntries(
    settings.apis.map(({ id }, index) => [id, `http://127.0.0.1:${DEFAULT_PORTS.api + index}`]),
  );
  return toLocalOutputs(evaluation.outputs, settings, {
    apiUrls,
    endpointUrl: `http://127.0.0.1:${DEFAULT_PORTS.aws}`,
  });
}
