import path from "node:path";
import { DynamoDbError, internalError, serviceError } from "./dynamodb-error";

/** A DynamoDB request or answer, as JSON has it. */
export type Json = Record<string, unknown>;

/** A table as the engine keeps it: `TableDescription` of the AWS API. */
export interface StoredTable extends Json {
  TableName: string;
  TableStatus: string;
  KeySchema: { AttributeName: string; KeyType: string }[];
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
  GlobalSecondaryIndexes?: {
    IndexName: string;
    IndexStatus: string;
    KeySchema: StoredTable["KeySchema"];
    Projection: Json;
  }[];
}

type Callback = (error: EngineError | null, result?: unknown) => void;

interface EngineError extends Error {
  /** Set on an error that is DynamoDB's own answer. */
  statusCode?: number;
  body?: Json & { __type: string; message?: string; Message?: string };
}

interface KeyRange {
  gte: string;
  lt: string;
}

interface Store {
  db: {
    open(): Promise<void>;
    values(range: KeyRange): AsyncIterable<StoredTable>;
    clear(range: KeyRange): Promise<void>;
    close(): Promise<void>;
  };
  tableDb: { awsRegion: string; awsAccountId: string; put(name: string, table: StoredTable, done: Callback): void };
}

interface Validation {
  types: Json;
  custom?: unknown;
}

interface Validations {
  checkTypes(input: Json, types: Json): Json;
  checkValidations(input: Json, types: Json, custom: unknown, store: Store): void;
}

/** DynamoDB itself, without who may do what: dynalite on a LevelDB folder, called in process, so that no port of its own stands open. */
export interface Engine {
  /**
   * Checks a request's form.
   *
   * @returns It, with known members only. `run` takes this.
   * @throws DynamoDbError with DynamoDB's own answer.
   */
  check(operation: string, input: Json): Json;

  /**
   * Carries a checked request out; what it wrote is on disk when it resolves.
   *
   * @throws DynamoDbError with DynamoDB's own answer.
   */
  run(operation: string, input: Json): Promise<unknown>;

  /** Every table on disk. */
  listTables(): Promise<StoredTable[]>;

  /** Writes a table's description. */
  putTable(table: StoredTable): Promise<void>;

  /** Takes a table with its items away, in whatever state it is. */
  removeTable(name: string): Promise<void>;

  close(): Promise<void>;
}

/**
 * @param folder For the files; made if missing.
 * @throws Error if another process has it open.
 */
export async function openEngine(options: { folder: string; region: string; accountId: string }): Promise<Engine> {
  const database = require("dynalite/db") as { create(options: Json): Store };
  const validations = require("dynalite/validations") as Validations;
  const store = database.create({ path: options.folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  store.tableDb.awsRegion = options.region;
  store.tableDb.awsAccountId = options.accountId;
  await open(store, options.folder);
  return {
    check(operation, input) {
      const { types, custom } = require(toModule("validations", operation)) as Validation;
      try {
        const known = validations.checkTypes(input, types);
        validations.checkValidations(known, types, custom, store);
        return known;
      } catch (error) {
        if ((error as EngineError).body) throw toDynamoDbError(error as EngineError);
        throw serviceError("SerializationException", `the request has not the form of ${operation}`);
      }
    },
    run(operation, input) {
      const act = require(toModule("actions", operation)) as (store: Store, input: Json, done: Callback) => void;
      return asPromise((done) => act(store, input, done));
    },
    async listTables() {
      const tables: StoredTable[] = [];
      for await (const table of store.db.values(toRange("table"))) tables.push(table);
      return tables;
    },
    async putTable(table) {
      await asPromise((done) => store.tableDb.put(table.TableName, table, done));
    },
    async removeTable(name) {
      const parts = [`item-${name}`, `tag-${name}`, `index-global~${name}`, `index-local~${name}`];
      for (const part of parts) await store.db.clear(toRange(part));
      await store.db.clear({ gte: `table~${name}`, lt: `table~${name}\0` });
    },
    close: () => store.db.close(),
  };
}

async function open(store: Store, folder: string): Promise<void> {
  try {
    await store.db.open();
  } catch (error) {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const locked = (reason as NodeJS.ErrnoException).code === "LEVEL_LOCKED";
    throw locked ? new Error(`the tables in "${folder}" are open in another process: end it first`) : reason;
  }
}

/** Keys that begin with the part and the `~` behind it. */
function toRange(part: string): KeyRange {
  return { gte: `${part}~`, lt: `${part}\x7F` };
}

function toModule(folder: "actions" | "validations", operation: string): string {
  return path.posix.join("dynalite", folder, operation.charAt(0).toLowerCase() + operation.slice(1));
}

async function asPromise(start: (done: Callback) => void): Promise<unknown> {
  try {
    return await new Promise((resolve, reject) => {
      start((error, result) => (error ? reject(error) : resolve(result)));
    });
  } catch (error) {
    throw toDynamoDbError(error as EngineError);
  }
}

/** An error that is not an answer is a fault of the engine. */
function toDynamoDbError(error: EngineError): DynamoDbError {
  const [namespace, type] = error.body?.__type.split("#") ?? [];
  if (!error.body || type === undefined) return internalError(error);
  return new DynamoDbError(type, error.body.message ?? error.body.Message ?? "", namespace, error.statusCode);
}
