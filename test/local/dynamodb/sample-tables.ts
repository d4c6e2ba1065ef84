import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { TableSettings } from "../../../local/dynamodb/settings";
import { openTables, type Tables } from "../../../local/dynamodb/tables";
import type { PolicyStatement, RoleSettings } from "../../../local/iam/settings";

export const notesArn = "arn:aws:dynamodb:eu-west-1:000000000000:table/notes";

/** Where the tables are said to be. */
export const place = { region: "eu-west-1", accountId: "000000000000" };

/** Notes by owner and id, with an index by title. */
export const notesTable: TableSettings = {
  name: "notes",
  arn: notesArn,
  attributes: [
    { name: "owner", type: "S" },
    { name: "id", type: "S" },
    { name: "title", type: "S" },
  ],
  hashKey: "owner",
  rangeKey: "id",
  globalSecondaryIndexes: [
    { name: "by-title", hashKey: "title", rangeKey: undefined, projectionType: "ALL", nonKeyAttributes: [] },
  ],
};

/** The role of the function `hello`, signing with the access key `LOCALHELLO`. */
export function helloRole(...statements: Partial<PolicyStatement>[]): RoleSettings {
  return {
    arn: "arn:aws:iam::000000000000:role/service/hello-role",
    accessKeyId: "LOCALHELLO",
    statements: statements.map((each) => ({ effect: "Allow", actions: [], resources: [notesArn], ...each })),
  };
}

export interface SampleTables {
  folder: string;

  endpoint: string;

  /** What a person was told. */
  printed: string[];

  /** A client that signs with this key. */
  client(accessKeyId: string): DynamoDBClient;

  /** Sends a body as it is. */
  send(operation: string, body: string, headers?: Record<string, string>): Promise<{ status: number; body: string }>;

  /** Closes the tables and opens them again, with other settings or after something has been done to the folder. */
  reopen(tables?: TableSettings[], between?: () => Promise<void>): Promise<void>;
}

/** A header that names the access key and is no real signature. */
export function signedBy(accessKeyId: string): Record<string, string> {
  const credential = `${accessKeyId}/20260507/eu-west-1/dynamodb/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=00` };
}

/** Tables in a new folder behind a server of their own. */
export async function withTables<T>(
  { tables = [notesTable], roles = [] }: { tables?: TableSettings[]; roles?: RoleSettings[] },
  use: (sample: SampleTables) => Promise<T>,
): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tables-"));
  const printed: string[] = [];
  const open = (declared: TableSettings[]) => {
    return openTables({ tables: declared, roles, folder, ...place, print: (line) => printed.push(line) });
  };
  let current = await open(tables);
  const server = http.createServer((request, response) => void answer(current, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await use({
      folder,
      endpoint,
      printed,
      client: (accessKeyId) => {
        const credentials = { accessKeyId, secretAccessKey: "local", sessionToken: "local-session/hello" };
        return new DynamoDBClient({ endpoint, region: "eu-west-1", credentials, maxAttempts: 1 });
      },
      async send(operation, body, headers = signedBy("developer")) {
        const target = { "x-amz-target": `DynamoDB_20120810.${operation}` };
        const response = await fetch(endpoint, { method: "POST", body, headers: { ...target, ...headers } });
        return { status: response.status, body: await response.text() };
      },
      async reopen(declared = tables, between = async () => {}) {
        await current.close();
        await between();
        current = await open(declared);
      },
    });
  } finally {
    server.closeAllConnections();
    server.close();
    await current.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function answer(tables: Tables, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const target = String(request.headers["x-amz-target"]);
  const answered = await tables.handle({ target, headers: request.headers, body: Buffer.concat(chunks) });
  response.writeHead(answered.status, answered.headers).end(answered.body);
}

/** Name and message of the error a call ends with. */
export async function errorOf(call: Promise<unknown>): Promise<{ name: string; message: string }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) return { name: error.name, message: error.message };
    throw error;
  }
  return { name: "", message: "no error" };
}
