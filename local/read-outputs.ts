import { defaultPorts } from "./default-ports";
import { toLocalOutputs } from "./local-outputs";
import { type ProgramOptions, readProgram } from "./program";
import { readEndpoints } from "./project/endpoints";
import { findHolder } from "./project/project-lock";
import { locateState, makeRoot } from "./project/state-folder";

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
    settings.apis.map(({ id }, index) => [id, `http://127.0.0.1:${defaultPorts.api + index}`]),
  );
  return toLocalOutputs(evaluation.outputs, settings, {
    apiUrls,
    endpointUrl: `http://127.0.0.1:${defaultPorts.aws}`,
  });
}
