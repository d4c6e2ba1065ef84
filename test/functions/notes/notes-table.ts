import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";

/** A package of the local run's. */
const dynalite = createRequire(path.resolve("local/package.json"))("dynalite") as (options: {
  createTableMs: number;
}) => Server;

/** An empty table of the notes' shape in a DynamoDB of its own, reached by the real SDK. */
export interface NotesTable {
  name: string;
  client: DynamoDBClient;
  close(): Promise<void>;
}

/** Starts a DynamoDB on a free port of the loopback and makes the table. */
export async function startNotesTable(): Promise<NotesTable> {
  const name = "notes-1a2b3c4";
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-west-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const keys = [
    { AttributeName: "owner", KeyType: "HASH" as const },
    { AttributeName: "id", KeyType: "RANGE" as const },
  ];
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: keys,
      AttributeDefinitions: keys.map(({ AttributeName }) => ({ AttributeName, AttributeType: "S" })),
    }),
  );
  const close = async () => {
    client.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { name, client, close };
}
