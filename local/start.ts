import { setTimeout as pause } from "node:timers/promises";
import { openPorts, type PortOptions, type Ports } from "./aws-port/ports";
import type { Cognito } from "./cognito/cognito";
import type { SeedUser } from "./cognito/settings";
import { createEnding, type Ending } from "./ending";
import { forPeople } from "./for-people";
import { type LocalAddresses, toLocalOutputs } from "./local-outputs";
import { type Program, type ProgramOptions, readProgram } from "./program";
import type { Progress } from "./progress";
import { readEndpoints, removeEndpoints, writeEndpoints } from "./project/endpoints";
import { type LockHolder, lockProject } from "./project/project-lock";
import { readSeedUsers } from "./project/seed-file";
import { locateState, makeRoot, type StateFolder } from "./project/state-folder";
import { readSecretValues } from "./secrets/secrets-file";
import { openServices, type Services } from "./services";
import { openStore } from "./store";

/** How to start. */
export interface StartOptions extends ProgramOptions, Omit<PortOptions, "ending" | "logs"> {
  /** True: what is saved in the project is served at once. */
  watch: boolean;

  /** Says what takes long. */
  progress: Progress;
}

/** A program that runs. */
export interface Running extends LocalAddresses {
  /** The evaluated program, as it was at the start. */
  program: Program;

  /** The stack's outputs with local addresses, as they were at the start. */
  outputs: Record<string, unknown>;

  /** Ends everything; what was acknowledged is on disk. */
  close(): Promise<void>;
}

/**
 * Evaluates the program of a stack and serves what it declares. It is ready when this resolves: `endpoints.json` is there.
 *
 * Files made from now on are closed to other users of the machine.
 *
 * @throws ProgramError for everything that a person can mend; nothing runs then
 */
export async function start(options: StartOptions): Promise<Running> {
  const state = locateState(options.folder, options.stack);
  const ending = createEnding();
  process.umask(0o077);
  try {
    makeRoot(options.folder, state);
    const lock = lockProject(state.root, options.stack, (holder) => describeHolder(state.root, holder));
    ending.add(lock.release);
    return await serve(options, state, ending);
  } catch (error) {
    await ending.end();
    throw error;
  }
}

async function serve(options: StartOptions, state: StateFolder, ending: Ending): Promise<Running> {
  const { folder, stack, progress, print } = options;
  const startedAt = Date.now();
  const users = readSeedUsers(folder, stack);
  const secretValues = readSecretValues(folder, stack);
  const store = forPeople(openStore(state.store));
  ending.add(async () => (await store.catch(() => undefined))?.close());
  print(`evaluating stack ${stack} of ${folder}`);
  if (!options.throttle) print("throttling is off: every request passes, however many (--no-throttle)");
  const program = await readProgram(options, state);
  let ports: Ports | undefined;
  const addresses = () => ports?.addresses() ?? { apiUrls: {}, endpointUrl: "" };
  const services = await progress.step("starting what it declares", () =>
    openServices({ program, folder, state, store, addresses, secretValues, print, ending }),
  );
  await seed(users, program, services.cognito, options);
  ports = await openPorts(program, services, { ...options, ending, logs: state.logs });
  ending.add(() => removeEndpoints(state.root));
  const parts = { options, state, services, ports };
  const outputs = publish(program, parts);
  services.functions.warm();
  if (options.watch) ending.add(watchProgram(program, parts, startedAt));
  return { program, outputs, ...addresses(), close: ending.end };
}

/** What a program is served by. */
interface Parts {
  options: StartOptions;
  state: StateFolder;
  services: Services;
  ports: Ports;
}

/** Tells tools where everything is. */
function publish(program: Program, { options, state, ports }: Parts): Record<string, unknown> {
  const addresses = ports.addresses();
  const outputs = toLocalOutputs(program.evaluation.outputs, program.settings, addresses);
  const aws = { endpointUrl: addresses.endpointUrl };
  writeEndpoints(state.root, { pid: process.pid, stack: options.stack, outputs, aws });
  return outputs;
}

/** The first requests have the machine to themselves, milliseconds. What is saved meanwhile is found then. */
const watchAfterMs = 250;

/** @returns ends it */
function watchProgram(program: Program, parts: Parts, since: number): () => Promise<void> {
  const watching = pause(watchAfterMs).then(() => beginWatching(program, parts, since));
  return async () => (await watching).close();
}

function beginWatching(program: Program, parts: Parts, since: number): Promise<{ close(): Promise<void> }> {
  const { options, state, services, ports } = parts;
  const { folder, stack, print } = options;
  const { watchProject } = require("./watch/watch") as typeof import("./watch/watch");
  return watchProject({
    folder,
    since,
    program,
    print,
    evaluate: () => readProgram(options, state),
    serve: async (next) => {
      const users = readSeedUsers(folder, stack);
      const secretValues = readSecretValues(folder, stack);
      const release = await ports.reserve(next);
      const declaring = services.declare({ program: next, secretValues }, async () => ports.declare(next));
      const changes = await declaring.catch(async (error: unknown) => {
        await release();
        throw error;
      });
      publish(next, parts);
      // All else is served by now: a test user that cannot be made is no reason to say that it is not.
      await seed(users, next, services.cognito, options).catch((error: Error) => print(`note: ${error.message}`));
      return changes;
    },
  });
}

/** Makes the test users in the program's first pool. */
async function seed(
  users: SeedUser[],
  { settings }: Program,
  cognito: Cognito,
  { stack, progress, print }: StartOptions,
): Promise<void> {
  const file = `Users.${stack}.json`;
  const [pool] = settings.identity.pools;
  if (users.length === 0) return;
  if (!pool) return print(`note: ${file} makes no users: the program declares no user pool`);
  const made = await progress.step("making the test users", () => forPeople(cognito.seed(pool.id, users), `${file}: `));
  print(`${file}: ${made} made, ${users.length - made} already there and left as they are`);
}

function describeHolder(root: string, { pid, stack }: LockHolder): string {
  const endpoints = readEndpoints(root);
  const ready = endpoints?.pid === pid;
  const where = ready
    ? `API ${String(endpoints.outputs["apiUrl"] ?? "without output apiUrl")}, AWS endpoint ${endpoints.aws.endpointUrl}`
    : "still starting";
  return `a server already runs in this project: stack ${stack}, pid ${pid}, ${where}; end it first`;
}
