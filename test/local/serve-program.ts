import { openPorts, type Ports } from "../../local/aws-port/ports";
import type { Cognito } from "../../local/cognito/cognito";
import { createEnding } from "../../local/ending";
import type { LocalAddresses } from "../../local/local-outputs";
import { readProgram } from "../../local/program";
import { locateState, makeRoot } from "../../local/project/state-folder";
import type { ProgramSettings } from "../../local/resources/program-settings";
import { openServices } from "../../local/services";
import { openStore } from "../../local/store";
import { makeProgram } from "./engine/program-folder";

/** A program that is served, with the parts behind its ports. */
export interface ServedProgram extends LocalAddresses {
  settings: ProgramSettings;
  cognito: Cognito;
  close(): Promise<void>;
}

/** How a program is served. */
export interface ServeOptions {
  /** Files of the project besides `index.ts`. */
  files?: Record<string, string>;

  /** How long a trigger of a pool may take, milliseconds. @default Cognito's own limit */
  triggerTimeoutMs?: number;
}

/** Evaluates a program and serves what it declares on ports nobody has, as `start` does, and gives its Cognito out too. */
export async function serveProgram(
  text: string,
  { files = {}, triggerTimeoutMs }: ServeOptions = {},
): Promise<ServedProgram> {
  const { folder, remove } = makeProgram({ ...files, "index.ts": text });
  const state = locateState(folder, "dev");
  const ending = createEnding();
  ending.add(remove);
  makeRoot(folder, state);
  const store = openStore(state.store);
  ending.add(async () => (await store).close());
  const program = await readProgram({ folder, stack: "dev", config: {} }, state);
  const print = () => undefined;
  const secretValues = { fileName: "Secrets.dev.json", values: new Map<string, string>() };
  let ports: Ports | undefined;
  const addresses = () => ports?.addresses() ?? { apiUrls: {}, endpointUrl: "" };
  const options = { program, folder, state, store, secretValues, addresses, print, ending, triggerTimeoutMs };
  const services = await openServices(options);
  ports = await openPorts(program, services, {
    port: 0,
    awsPort: 0,
    throttle: false,
    logs: state.logs,
    print,
    ending,
  });
  return { ...addresses(), settings: program.settings, cognito: services.cognito, close: ending.end };
}
