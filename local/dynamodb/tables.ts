import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { crc32 } from "node:zlib";
import { type Caller, findDenial, readCaller } from "../iam/caller";
import type { RoleSettings } from "../iam/settings";
import { ensureDeclaredTables, refuseChangeOfDeclared } from "./declared-tables";
import { DynamoDbError, internalError, serviceError } from "./dynamodb-error";
import { type Engine, type Json, openEngine } from "./engine";
import { createMissingNotes, MissingOperation, readOperation, toResources } from "./operations";
import type { TableSettings } from "./settings";
import { withTableNames } from "./table-names";

/** One DynamoDB request off the wire. */
interface TablesRequest {
  /** `X-Amz-Target`, for example `DynamoDB_20120810.PutItem`. */
  target: string;

  headers: IncomingHttpHeaders;

  body: Buffer;
}

interface TablesResponse {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

export interface Tables {
  /** Answers a request (`x-amz-json-1.0`). A write is on disk when it resolves. Never rejects. */
  handle(request: TablesRequest): Promise<TablesResponse>;

  /**
   * Has these as what the program declares. The items of a table that it declares no more stay on disk.
   *
   * @throws Error if a declared table is on disk with other keys or indexes; all is as before then.
   */
  declare(declared: Pick<TablesOptions, "tables" | "roles">): Promise<void>;

  close(): Promise<void>;
}

export interface TablesOptions {
  /** What the program declares; made if missing. */
  tables: TableSettings[];

  /** Whoever signs with the access key of one of these may do what the role's policies allow, and nothing else. */
  roles: RoleSettings[];

  /** Where the items are kept. */
  folder: string;

  region: string;

  accountId: string;

  /** Takes one line for a person, about a call that does not run here. */
  print(line: string): void;
}

/**
 * Opens the local DynamoDB.
 *
 * @throws Error if a declared table is on disk with other keys or indexes, or another process has the folder open.
 */
export async function openTables(opened: TablesOptions): Promise<Tables> {
  let options = opened;
  const noteMissing = createMissingNotes(opened.print);
  const engine = await openEngine(options);
  try {
    await ensureDeclaredTables(engine, options.tables);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return {
    async declare(declared) {
      await ensureDeclaredTables(engine, declared.tables);
      options = { ...options, ...declared };
    },
    async handle(request) {
      try {
        return toResponse(200, await answer(engine, options, request));
      } catch (error) {
        if (error instanceof MissingOperation) noteMissing(error);
        const known = error instanceof DynamoDbError ? error : internalError(error);
        return toResponse(known.status, known.toBody());
      }
    },
    close: () => engine.close(),
  };
}

async function answer(engine: Engine, options: TablesOptions, request: TablesRequest): Promise<unknown> {
  const caller = requireCaller(request.headers, options.roles);
  const operation = readOperation(request.target);
  const tablePrefix = `arn:aws:dynamodb:${options.region}:${options.accountId}:table/`;
  const input = engine.check(operation, withTableNames(parseBody(request.body), tablePrefix));
  const declared = new Map(options.tables.map(({ name, arn }) => [name, arn]));
  const resources = toResources(operation, input, (table) => declared.get(table) ?? tablePrefix + table);
  for (const resource of resources) requireGrant(caller, `dynamodb:${operation}`, resource);
  const table = String(input["TableName"]);
  if (declared.has(table)) refuseChangeOfDeclared(operation, table);
  return engine.run(operation, input);
}

function requireCaller(headers: IncomingHttpHeaders, roles: RoleSettings[]): Caller {
  const signer = readCaller(headers, "dynamodb", roles);
  if ("denial" in signer) throw serviceError(signer.denial.type, signer.denial.message);
  return signer.caller;
}

function requireGrant(caller: Caller, action: string, resource: string): void {
  const denial = findDenial(caller, action, resource);
  if (denial) throw serviceError(denial.type, denial.message);
}

function parseBody(body: Buffer): Json {
  let input: unknown;
  try {
    input = JSON.parse(body.toString());
  } catch {
    throw serviceError("SerializationException", "");
  }
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw serviceError("SerializationException", "Start of structure expected");
  }
  return input as Json;
}

function toResponse(status: number, content: unknown): TablesResponse {
  const body = Buffer.from(JSON.stringify(content));
  return {
    status,
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "content-length": String(body.length),
      "x-amz-crc32": String(crc32(body)),
      "x-amzn-requestid": randomUUID(),
    },
    body,
  };
}
