import {
  DescribeContinuousBackupsCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ExecuteStatementCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateContinuousBackupsCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { withTables } from "./sample-tables";

type Send = (client: DynamoDBClient) => Promise<unknown>;

const TableName = "notes";
const Key = { owner: { S: "alice" }, id: { S: "1" } };

const calls: [operation: string, send: Send, feature: string][] = [
  [
    "TransactWriteItems",
    (client) => client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName, Item: Key } }] })),
    "transactions",
  ],
  [
    "TransactGetItems",
    (client) => client.send(new TransactGetItemsCommand({ TransactItems: [{ Get: { TableName, Key } }] })),
    "transactions",
  ],
  [
    "ExecuteStatement",
    (client) => client.send(new ExecuteStatementCommand({ Statement: 'SELECT * FROM "notes"' })),
    "PartiQL",
  ],
  [
    "UpdateTimeToLive",
    (client) =>
      client.send(
        new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: "t" } }),
      ),
    "time to live",
  ],
  ["DescribeTimeToLive", (client) => client.send(new DescribeTimeToLiveCommand({ TableName })), "time to live"],
  [
    "DescribeContinuousBackups",
    (client) => client.send(new DescribeContinuousBackupsCommand({ TableName })),
    "point-in-time recovery and backups",
  ],
  [
    "UpdateContinuousBackups",
    (client) =>
      client.send(
        new UpdateContinuousBackupsCommand({
          TableName,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        }),
      ),
    "point-in-time recovery and backups",
  ],
];

/** As the SDK is by itself: it tries again what it may. */
function clientOf(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: "eu-west-1",
    credentials: { accessKeyId: "developer", secretAccessKey: "x" },
  });
}

describe("a DynamoDB call that the local one has not", () => {
  for (const [operation, send, feature] of calls) {
    it(`is refused by name at the first attempt, and said to a person once: ${operation}`, () =>
      withTables({}, async ({ endpoint, printed }) => {
        const client = clientOf(endpoint);
        const call = () => send(client).catch((error: unknown) => error);
        const message = `${operation} does not run locally: the local DynamoDB has no ${feature}`;
        const error = await call();
        expect(error).to.include({ name: "UnknownOperationException", message });
        expect(error).to.have.nested.property("$metadata.attempts", 1);
        await call();
        client.destroy();
        expect(printed).to.deep.equal([`note: DynamoDB was called, and ${message}`]);
      }));
  }

  it("is not said of what is no operation", () =>
    withTables({}, async ({ send, printed }) => {
      expect((await send("../../db", "{}")).status).to.equal(400);
      expect(printed).to.deep.equal([]);
    }));

  it("is refused to a caller without a signature first", () =>
    withTables({}, async ({ send, printed }) => {
      const { body } = await send("TransactGetItems", "{}", {});
      expect([JSON.parse(body).__type.split("#")[1], printed]).to.deep.equal([
        "MissingAuthenticationTokenException",
        [],
      ]);
    }));
});
