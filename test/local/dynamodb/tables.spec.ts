import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  ExecuteStatementCommand,
  ListTablesCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { expect } from "chai";
import { openTables } from "../../../local/dynamodb/tables";
import { errorOf, notesArn, notesTable, place, type SampleTables, withTables } from "./sample-tables";

const note = { owner: "alice", id: "1", title: "bread", tags: new Set(["home"]), count: 2 };

function documentsOf(sample: SampleTables): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(sample.client("developer"));
}

describe("local DynamoDB", () => {
  it("keeps, changes, finds and deletes items for an AWS SDK", async () => {
    await withTables({}, async (sample) => {
      const documents = documentsOf(sample);
      const table = { TableName: "notes" };
      const key = { owner: "alice", id: "1" };
      await documents.send(new PutCommand({ ...table, Item: note }));
      expect((await documents.send(new GetCommand({ ...table, Key: key }))).Item).to.deep.equal(note);
      const update = { UpdateExpression: "ADD #c :one", ExpressionAttributeNames: { "#c": "count" } };
      const changed = await documents.send(
        new UpdateCommand({
          ...table,
          Key: key,
          ...update,
          ExpressionAttributeValues: { ":one": 1 },
          ReturnValues: "UPDATED_NEW",
        }),
      );
      expect(changed.Attributes).to.deep.equal({ count: 3 });
      const query = { KeyConditionExpression: "title = :t", ExpressionAttributeValues: { ":t": "bread" } };
      const found = await documents.send(new QueryCommand({ ...table, IndexName: "by-title", ...query }));
      expect(found.Items).to.deep.equal([{ ...note, count: 3 }]);
      await documents.send(new DeleteCommand({ ...table, Key: key }));
      expect((await documents.send(new ScanCommand(table))).Items).to.deep.equal([]);
    });
  });

  it("honours conditions", async () => {
    await withTables({}, async (sample) => {
      const documents = documentsOf(sample);
      const put = { TableName: "notes", Item: note, ConditionExpression: "attribute_not_exists(id)" };
      await documents.send(new PutCommand(put));
      expect(await errorOf(documents.send(new PutCommand(put)))).to.deep.equal({
        name: "ConditionalCheckFailedException",
        message: "The conditional request failed",
      });
    });
  });

  it("takes a table's ARN for its name", async () => {
    await withTables({}, async (sample) => {
      const documents = documentsOf(sample);
      await documents.send(new PutCommand({ TableName: notesArn, Item: note }));
      const keys = { [notesArn]: { Keys: [{ owner: "alice", id: "1" }] } };
      const { Responses } = await documents.send(new BatchGetCommand({ RequestItems: keys }));
      expect(Responses).to.deep.equal({ notes: [note] });
    });
  });

  it("refuses a batch that names a table twice", async () => {
    await withTables({}, async ({ client }) => {
      const requests = [{ DeleteRequest: { Key: { owner: { S: "a" }, id: { S: "1" } } } }];
      const batch = new BatchWriteItemCommand({ RequestItems: { notes: requests, [notesArn]: requests } });
      expect(await errorOf(client("developer").send(batch))).to.deep.equal({
        name: "ValidationException",
        message: "RequestItems names a table twice, by its name and by its ARN",
      });
    });
  });

  it("describes a declared table as one that is ready", async () => {
    await withTables({}, async ({ client }) => {
      const { Table } = await client("developer").send(new DescribeTableCommand({ TableName: "notes" }));
      expect(Table).to.deep.include({ TableArn: notesArn, TableStatus: "ACTIVE" });
      expect(Table?.GlobalSecondaryIndexes?.[0]).to.include({
        IndexArn: `${notesArn}/index/by-title`,
        IndexStatus: "ACTIVE",
      });
    });
  });

  it("does not know a table that nobody made", async () => {
    await withTables({}, async ({ client }) => {
      const put = new PutItemCommand({ TableName: "other", Item: { id: { S: "1" } } });
      expect(await errorOf(client("developer").send(put))).to.deep.equal({
        name: "ResourceNotFoundException",
        message: "Requested resource not found",
      });
    });
  });

  it("keeps a table that a client makes beside the declared ones", async () => {
    await withTables({}, async (sample) => {
      const key = { AttributeName: "id", AttributeType: "S" as const };
      const shape = { AttributeDefinitions: [key], KeySchema: [{ AttributeName: "id", KeyType: "HASH" as const }] };
      const create = { TableName: "other", BillingMode: "PAY_PER_REQUEST" as const, ...shape };
      await sample.client("developer").send(new CreateTableCommand(create));
      await sample.reopen();
      const { TableNames } = await sample.client("developer").send(new ListTablesCommand());
      expect(TableNames).to.deep.equal(["notes", "other"]);
    });
  });

  it("refuses to make a declared table", async () => {
    await withTables({}, async ({ client }) => {
      const key = { AttributeName: "id", AttributeType: "S" as const };
      const shape = { AttributeDefinitions: [key], KeySchema: [{ AttributeName: "id", KeyType: "HASH" as const }] };
      const create = new CreateTableCommand({ TableName: "notes", BillingMode: "PAY_PER_REQUEST", ...shape });
      expect(await errorOf(client("developer").send(create))).to.deep.equal({
        name: "ResourceInUseException",
        message: "Table already exists: notes",
      });
    });
  });

  const declared = {
    name: "ValidationException",
    message: 'table "notes" is declared by the program: change the program, not the table',
  };

  for (const name of ["notes", notesArn]) {
    it(`refuses to delete a declared table, given as ${name}`, async () => {
      await withTables({}, async ({ client }) => {
        const call = client("developer").send(new DeleteTableCommand({ TableName: name }));
        expect(await errorOf(call)).to.deep.equal(declared);
      });
    });
  }

  it("refuses to change a declared table", async () => {
    await withTables({}, async ({ client }) => {
      const throughput = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };
      const change = { TableName: "notes", BillingMode: "PROVISIONED" as const, ProvisionedThroughput: throughput };
      expect(await errorOf(client("developer").send(new UpdateTableCommand(change)))).to.deep.equal(declared);
    });
  });

  it("names what it does not have", async () => {
    await withTables({}, async ({ client }) => {
      const put = { Put: { TableName: "notes", Item: { owner: { S: "a" }, id: { S: "1" } } } };
      const dynamo = client("developer");
      const live = { TableName: "notes", TimeToLiveSpecification: { AttributeName: "until", Enabled: true } };
      const name = "UnknownOperationException";
      expect([
        await errorOf(dynamo.send(new TransactWriteItemsCommand({ TransactItems: [put] }))),
        await errorOf(dynamo.send(new ExecuteStatementCommand({ Statement: "SELECT * FROM notes" }))),
        await errorOf(dynamo.send(new UpdateTimeToLiveCommand(live))),
      ]).to.deep.equal([
        { name, message: "TransactWriteItems does not run locally: the local DynamoDB has no transactions" },
        { name, message: "ExecuteStatement does not run locally: the local DynamoDB has no PartiQL" },
        { name, message: "UpdateTimeToLive does not run locally: the local DynamoDB has no time to live" },
      ]);
    });
  });

  const malformed: [title: string, body: string][] = [
    ["is no JSON", "{"],
    ["is empty", ""],
    ["is a list", "[]"],
    ["is null", "null"],
    ["has a number for the table's name", '{ "TableName": 1 }'],
    ["has null for a member of a list", '{ "TableName": "notes", "Item": { "id": { "SS": [null] } } }'],
  ];
  for (const [title, body] of malformed) {
    it(`refuses a body that ${title}`, async () => {
      await withTables({}, async ({ send }) => {
        const answer = await send("PutItem", body);
        expect(answer.status).to.equal(400);
        expect(JSON.parse(answer.body)).to.have.property("__type", "com.amazon.coral.service#SerializationException");
      });
    });
  }

  it("answers as DynamoDB does on the wire", async () => {
    await withTables({}, async ({ endpoint }) => {
      const authorization =
        "AWS4-HMAC-SHA256 Credential=k/20260507/eu-west-1/dynamodb/aws4_request, SignedHeaders=h, Signature=0";
      const headers = { authorization, "x-amz-target": "DynamoDB_20120810.ListTables" };
      const response = await fetch(endpoint, { method: "POST", body: "{}", headers });
      expect(await response.text()).to.equal('{"TableNames":["notes"]}');
      expect(response.headers.get("content-type")).to.equal("application/x-amz-json-1.0");
      expect(response.headers.get("x-amz-crc32")).to.equal("1015939970");
      expect(response.headers.get("x-amzn-requestid")).to.have.length(36);
    });
  });

  it("is one process's at a time", async () => {
    await withTables({}, async ({ folder }) => {
      const options = { tables: [notesTable], roles: [], folder, ...place, print: () => {} };
      expect(await errorOf(openTables(options))).to.deep.equal({
        name: "Error",
        message: `the tables in "${folder}" are open in another process: end it first`,
      });
    });
  });
});
