import { createMessages, type Messages } from "./aws-port/messages";
import { type Cognito, createCognito } from "./cognito/cognito";
import type { DeclaredIdentity } from "./cognito/settings";
import { openSigningKeys } from "./cognito/tokens/keys";
import type { Tables } from "./dynamodb/tables";
import type { Ending } from "./ending";
import { ProgramError } from "./engine/program-error";
import { forPeople } from "./for-people";
import { prepareFunctions, removeUnusedCode } from "./function-parts";
import type { RoleSettings } from "./iam/settings";
import { createFunctions, type FunctionChange, type Functions } from "./lambda/functions";
import type { FunctionSettings } from "./lambda/settings";
import type { LocalAddresses } from "./local-outputs";
import { localizeClients } from "./localized-clients";
import type { Program } from "./program";
import type { StateFolder } from "./project/state-folder";
import { ACCOUNT_ID } from "./resources/naming";
import type { SecretRequest } from "./secrets/secrets";
import type { SecretValues } from "./secrets/settings";
import type { Store } from "./store";
import { toLogText, withoutControls } from "./terminal-lines";

/** What the services are told to be. */
export interface Declared {
  /** The evaluated program. */
  program: Program;

  /** What the stack's file says of secrets. */
  secretValues: SecretValues;
}

/** The running services behind the ports. What the program declares may change while they run. */
export interface Services {
  /** User pools. */
  readonly cognito: Cognito;

  /** Lambda functions. */
  readonly functions: Functions;

  /** Undefined: the program declares no table. */
  readonly tables: Tables | undefined;

  /** Roles of the functions. */
  readonly roles: RoleSettings[];

  /** What would have been sent. */
  readonly messages: Messages;

  /** Answers a request for a secret or a parameter; throws AwsError. */
  secrets(request: SecretRequest): unknown;

  /**
   * Is what another program declares from now on, or, where that cannot be, what it was. Users, items and what calls have
   * made stay; no request fails by it.
   *
   * @param alongside done when everything is ready, and before anything new is called
   * @returns what became of every function
   * @throws ProgramError for a function that cannot run here or whose code does not load, Error for a table that is on
   * disk with other keys
   */
  declare(declared: Declared, alongside: () => Promise<void>): Promise<FunctionChange[]>;
}

/** What the services are made from. */
export interface ServicesOptions extends Declared {
  /** Project folder: relative paths of code start there. */
  folder: string;

  /** Where the state lies. */
  state: StateFolder;
  /** Opened before, while the program was being evaluated. */
  store: Promise<Store>;
  /** Of the AWS services and the APIs; known once they listen. */
  addresses: () => LocalAddresses;

  /** Takes one line for a person. */
  print(line: string): void;

  /** Is told how to end the services. */
  ending: Ending;

  /** How long a trigger of a pool may take, milliseconds. @default Cognito's own limit */
  triggerTimeoutMs?: number | undefined;
}

/** @throws ProgramError for a function that cannot run here, Error for state on disk that cannot be used */
export async function openServices(options: ServicesOptions): Promise<Services> {
  const { folder, state } = options;
  let current: Declared = options;
  const messages = createMessages(options.print);
  const prepare = ({ settings }: Program) => prepareFunctions(settings.functions, state.functions, folder);
  const opening = prepare(options.program).then((settings) => openFunctions(settings, options));
  let tables: Tables | undefined;
  const [cognito, functions] = await Promise.all([
    openCognito(options, messages, opening),
    opening,
    openDeclaredTables(options).then((opened) => {
      tables = opened;
    }),
  ]);
  await removeUnusedCode(state.functions, functions.codeFolders());
  return {
    cognito,
    functions,
    messages,
    get tables() {
      return current.program.settings.tables.length > 0 ? tables : undefined;
    },
    get roles() {
      return current.program.settings.roles;
    },
    secrets: (request) => answerSecrets(request, current, options.print),
    declare: async (next, alongside) => {
      const before = current;
      const prepared = await prepare(next.program);
      try {
        const tablesNow = withPastRoles(next, before).program.settings;
        if (tables) await tables.declare(tablesNow);
        else tables = await openDeclaredTables({ ...options, ...next });
        // What the new code asks for while it loads, it asks in its new role.
        current = withPastRoles(next, before);
        const changes = await functions.replace(prepared, async () => {
          await cognito.declare(toIdentity(next.program, options.addresses));
          await alongside();
        });
        requireLoaded(changes);
        return changes;
      } catch (error) {
        current = before;
        await tables?.declare(before.program.settings);
        await cognito.declare(toIdentity(before.program, options.addresses));
        throw error;
      } finally {
        await removeUnusedCode(state.functions, functions.codeFolders());
      }
    },
  };
}

/** @throws ProgramError naming the functions whose code does not load */
function requireLoaded(changes: FunctionChange[]): void {
  const failed = changes.filter(({ kind }) => kind === "failed");
  if (failed.length === 0) return;
  throw new ProgramError(
    failed.map(({ functionName, reason }) => `function ${functionName} does not load: ${reason}`).join("\n"),
  );
}

/**
 * A role that is no more declared, or not by this name, may do nothing: what still runs in it is not the person at this
 * machine, for whom a key that nobody declares stands.
 */
function withPastRoles({ program, secretValues }: Declared, { program: past }: Declared): Declared {
  const { settings } = program;
  const known = new Set(settings.roles.map(({ accessKeyId }) => accessKeyId));
  const gone = past.settings.roles.filter(({ accessKeyId }) => !known.has(accessKeyId));
  const roles = [...settings.roles, ...gone.map((role) => ({ ...role, statements: [] }))];
  return { program: { ...program, settings: { ...settings, roles } }, secretValues };
}

/** What the program declares of identity, with this machine's addresses. */
function toIdentity({ settings }: Program, addresses: () => LocalAddresses): DeclaredIdentity {
  return { ...settings.identity, clients: localizeClients(settings, () => addresses().apiUrls) };
}

async function openCognito(
  { program, state, store, addresses, triggerTimeoutMs, print }: ServicesOptions,
  messages: Messages,
  functions: Promise<Functions>,
): Promise<Cognito> {
  return createCognito({
    declared: toIdentity(program, addresses),
    region: program.evaluation.region,
    accountId: ACCOUNT_ID,
    endpointUrl: () => addresses().endpointUrl,
    store: await store,
    keys: openSigningKeys(state.keys),
    clock: Date.now,
    send: messages.send,
    note: (line) => print(withoutControls(line)),
    invoke: async (functionArn, event) => (await functions).invoke(functionArn, event),
    ...(triggerTimeoutMs === undefined ? {} : { triggerTimeoutMs }),
  });
}

function openFunctions(settings: FunctionSettings[], { addresses, print, ending }: ServicesOptions): Functions {
  // Functions run in UTC as on AWS; a worker thread takes the time zone of its process.
  process.env["TZ"] = "UTC";
  const functions = createFunctions(settings, {
    endpointUrl: () => addresses().endpointUrl,
    clock: Date.now,
    log: (line) => print(toLogText(line)),
    note: (line) => print(`note: ${line}`),
  });
  ending.add(() => functions.close());
  return functions;
}

/** Its code is loaded when a secret is asked for. */
function answerSecrets(
  request: SecretRequest,
  { program: { settings, evaluation }, secretValues }: Declared,
  print: (line: string) => void,
): unknown {
  const { answerSecrets: answer } = require("./secrets/secrets") as typeof import("./secrets/secrets");
  const { secrets: declared, roles } = settings;
  return answer(request, {
    declared,
    roles,
    file: secretValues,
    region: evaluation.region,
    accountId: ACCOUNT_ID,
    print,
  });
}

/** The DynamoDB engine is loaded only for a program with tables. */
async function openDeclaredTables({ program, state, ending, print }: ServicesOptions): Promise<Tables | undefined> {
  const { tables, roles } = program.settings;
  if (tables.length === 0) return undefined;
  const { openTables } = require("./dynamodb/tables") as typeof import("./dynamodb/tables");
  const { region } = program.evaluation;
  const opened = await forPeople(
    openTables({ tables, roles, folder: state.tables, region, accountId: ACCOUNT_ID, print }),
  );
  ending.add(() => opened.close());
  return opened;
}
