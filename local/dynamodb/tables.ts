import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { crc32 } from "node:zlib";
import { readAccessKey } from "../iam/access-key";
import { decide } from "../iam/grants";
import { toSessionName } from "../iam/session";
import type { RoleSettings } from "../iam/settings";
import { ensureDeclaredTables, refuseChangeOfDeclared } from "./declared-tables";
import { DynamoDbError, internalError, serviceError } from "./dynamodb-error";
import { type Engine, type Json, openEngine } from "./engine";
import { readOperation, toResources } from "./operations";
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
}

/**
 * Opens the local DynamoDB.
 *
 * @throws Error if a declared table is on disk with other keys or indexes, or another process has the folder open.
 */
export async function openTables(options: TablesOptions): Promise<Tables> {
  const engine = await openEngine(options);
  try {
    await ensureDeclaredTables(engine, options.tables);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return {
    async handle(request) {
      try {
        return toResponse(200, await answer(engine, options, request));
      } catch (error) {
        const known = error instanceof DynamoDbError ? error : internalError(error);
        return toResponse(known.status, known.toBody());
      }
    },
    close: () => engine.close(),
  };
}

async function answer(engine: Engine, options: TablesOptions, request: TablesRequest): Promise<unknown> {
  const caller = readCaller(request.headers, options.roles);
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

/** Role and session of a function; undefined: the person at this machine, who may do everything. */
type Caller = { role: RoleSettings; session: string } | undefined;

function readCaller(headers: IncomingHttpHeaders, roles: RoleSettings[]): Caller {
  const key = readAccessKey(headers.authorization, "dynamodb");
  if ("problem" in key) throw serviceError(key.problem.type, key.problem.message);
  const role = roles.find(({ accessKeyId }) => accessKeyId === key.accessKeyId);
  return role && { role, session: toSessionName(headers["x-amz-security-token"]) };
}

function requireGrant(caller: Caller, action: string, resource: string): void {
  const decision = caller ? decide(caller.role, action, resource) : "allow";
  if (!caller || decision === "allow") return;
  const [, , , , accountId = "", rolePath = ""] = caller.role.arn.split(":");
  const user = `arn:aws:sts::${accountId}:assumed-role/${rolePath.split("/").at(-1)}/${caller.session}`;
  const reason =
    decision === "explicitDeny"
      ? "with an explicit deny in an identity-based policy"
      : `because no identity-based policy allows the ${action} action`;
  throw serviceError(
    "AccessDeniedException",
    `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${reason}`,
  );
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
