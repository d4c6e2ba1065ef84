import { createMessages, type Messages } from "./aws-port/messages";
import { type Cognito, createCognito } from "./cognito/cognito";
import { openSigningKeys } from "./cognito/keys";
import type { Tables } from "./dynamodb/tables";
import type { Ending } from "./ending";
import { forPeople } from "./for-people";
import { prepareFunctions } from "./function-parts";
import { createFunctions, type Functions } from "./lambda/functions";
import type { LocalAddresses } from "./local-outputs";
import { localizeClients } from "./localized-clients";
import type { Program } from "./program";
import type { StateFolder } from "./project/state-folder";
import { ACCOUNT_ID } from "./resources/naming";
import type { SecretRequest } from "./secrets/secrets";
import type { SecretValues } from "./secrets/settings";
import type { Store } from "./store";
import { toLogText } from "./terminal-lines";

/** The running services behind the ports. */
export interface Services {
  /** User pools. */
  cognito: Cognito;

  /** Lambda functions. */
  functions: Functions;
  /** Undefined: the program declares no table. */
  tables: Tables | undefined;

  /** What would have been sent. */
  messages: Messages;

  /** Answers a request for a secret or a parameter; throws AwsError. */
  secrets(request: SecretRequest): unknown;
}

/** What the services are made from. */
export interface ServicesOptions {
  /** The evaluated program. */
  program: Program;
  /** Project folder: relative paths of code start there. */
  folder: string;

  /** Where the state lies. */
  state: StateFolder;
  /** Opened before, while the program was being evaluated. */
  store: Promise<Store>;
  /** Of the AWS services and the APIs; known once they listen. */
  addresses: () => LocalAddresses;
  /** What the stack's file says of secrets. */
  secretValues: SecretValues;

  /** Takes one line for a person. */
  print(line: string): void;

  /** Is told how to end the services. */
  ending: Ending;
}

/** @throws ProgramError for a function that cannot run here, Error for state on disk that cannot be used */
export async function openServices(options: ServicesOptions): Promise<Services> {
  const messages = createMessages(options.print);
  const opening = openFunctions(options);
  const [cognito, functions, tables] = await Promise.all([
    openCognito(options, messages, opening),
    opening,
    openDeclaredTables(options),
  ]);
  return { cognito, functions, tables, messages, secrets: createSecrets(options) };
}

async function openCognito(
  { program, state, store, addresses }: ServicesOptions,
  messages: Messages,
  functions: Promise<Functions>,
): Promise<Cognito> {
  return createCognito({
    declared: {
      ...program.settings.identity,
      clients: localizeClients(program.settings, () => addresses().apiUrls),
    },
    region: program.evaluation.region,
    accountId: ACCOUNT_ID,
    endpointUrl: () => addresses().endpointUrl,
    store: await store,
    keys: openSigningKeys(state.keys),
    clock: Date.now,
    send: messages.send,
    invoke: async (functionArn, event) => (await functions).invoke(functionArn, event),
  });
}

async function openFunctions({
  program,
  folder,
  state,
  addresses,
  print,
  ending,
}: ServicesOptions): Promise<Functions> {
  const settings = await prepareFunctions(program.settings.functions, state.functions, folder);
  // Functions run in UTC as on AWS; a worker thread takes the time zone of its process.
  process.env["TZ"] = "UTC";
  const functions = createFunctions(settings, {
    endpointUrl: () => addresses().endpointUrl,
    clock: Date.now,
    log: (line) => print(toLogText(line)),
  });
  ending.add(() => functions.close());
  return functions;
}

/** Loaded when a secret is asked for. */
function createSecrets({ program, secretValues, print }: ServicesOptions): Services["secrets"] {
  const { settings, evaluation } = program;
  const { secrets: declared, roles } = settings;
  const options = { declared, roles, file: secretValues, region: evaluation.region, accountId: ACCOUNT_ID, print };
  return (request) => {
    const { answerSecrets } = require("./secrets/secrets") as typeof import("./secrets/secrets");
    return answerSecrets(request, options);
  };
}

/** The DynamoDB engine is loaded only for a program with tables. */
async function openDeclaredTables({ program, state, ending }: ServicesOptions): Promise<Tables | undefined> {
  const { tables, roles } = program.settings;
  if (tables.length === 0) return undefined;
  const { openTables } = require("./dynamodb/tables") as typeof import("./dynamodb/tables");
  const { region } = program.evaluation;
  const opened = await forPeople(openTables({ tables, roles, folder: state.tables, region, accountId: ACCOUNT_ID }));
  ending.add(() => opened.close());
  return opened;
}
