import { BatchGetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { errorOf, helloRole, notesArn, notesTable, signedBy, withTables } from "./sample-tables";

const otherTable = { ...notesTable, name: "other", arn: notesArn.replace("notes", "other") };
const key = { owner: { S: "alice" }, id: { S: "1" } };
const user = "User: arn:aws:sts::000000000000:assumed-role/hello-role/hello is not authorized to perform:";

const refusal = (action: string, resource = notesArn) => ({
  name: "AccessDeniedException",
  message: `${user} dynamodb:${action} on resource: ${resource} because no identity-based policy allows the dynamodb:${action} action`,
});

/** Each operation, with the resource that its grant is for. */
const calls: [operation: string, input: object, resource: string][] = [
  ["PutItem", { TableName: "notes", Item: key }, notesArn],
  ["GetItem", { TableName: "notes", Key: key }, notesArn],
  ["UpdateItem", { TableName: "notes", Key: key }, notesArn],
  ["DeleteItem", { TableName: "notes", Key: key }, notesArn],
  ["BatchGetItem", { RequestItems: { notes: { Keys: [key] } } }, notesArn],
  ["BatchWriteItem", { RequestItems: { notes: [{ DeleteRequest: { Key: key } }] } }, notesArn],
  ["Scan", { TableName: "notes" }, notesArn],
  ["DescribeTable", { TableName: "notes" }, notesArn],
  ["ListTables", {}, "*"],
  [
    "Query",
    {
      TableName: "notes",
      KeyConditionExpression: "id = :i AND #o = :i",
      ExpressionAttributeNames: { "#o": "owner" },
      ExpressionAttributeValues: { ":i": { S: "1" } },
    },
    notesArn,
  ],
  [
    "Query",
    {
      TableName: "notes",
      IndexName: "by-title",
      KeyConditionExpression: "title = :t",
      ExpressionAttributeValues: { ":t": { S: "1" } },
    },
    `${notesArn}/index/by-title`,
  ],
  ["Scan", { TableName: "notes", IndexName: "by-title" }, `${notesArn}/index/by-title`],
];

describe("a function's calls to DynamoDB", () => {
  for (const [operation, input, resource] of calls) {
    it(`are allowed by a grant of ${operation} on ${resource}`, async () => {
      const roles = [helloRole({ actions: [`dynamodb:${operation}`], resources: [resource] })];
      await withTables({ roles }, async ({ send }) => {
        const { status, body } = await send(operation, JSON.stringify(input), signedBy("LOCALHELLO"));
        expect([status, body]).to.deep.equal([200, body]);
      });
    });

    it(`are refused without a grant of ${operation} on ${resource}`, async () => {
      const others = calls.map(([name]) => `dynamodb:${name}`).filter((name) => name !== `dynamodb:${operation}`);
      const elsewhere = { actions: ["dynamodb:*"], resources: [`${resource}2`, `${notesArn}/index/other`] };
      const roles = [helloRole({ actions: others, resources: ["*"] }, elsewhere)];
      await withTables({ roles }, async ({ send }) => {
        const headers = { ...signedBy("LOCALHELLO"), "x-amz-security-token": "local-session/hello" };
        const { status, body } = await send(operation, JSON.stringify(input), headers);
        expect(status).to.equal(400);
        expect(JSON.parse(body)).to.deep.equal({
          __type: "com.amazon.coral.service#AccessDeniedException",
          message: refusal(operation, resource).message,
        });
      });
    });
  }

  it("need the grant on the index, not on the table, to query it", async () => {
    await withTables({ roles: [helloRole({ actions: ["dynamodb:Scan"] })] }, async ({ send }) => {
      const input = JSON.stringify({ TableName: "notes", IndexName: "by-title" });
      expect((await send("Scan", input, signedBy("LOCALHELLO"))).body).to.include("AccessDeniedException");
    });
  });

  it("need the grant on every table of a batch", async () => {
    const roles = [helloRole({ actions: ["dynamodb:BatchGetItem"] })];
    await withTables({ tables: [notesTable, otherTable], roles }, async ({ client }) => {
      const batch = new BatchGetItemCommand({ RequestItems: { notes: { Keys: [key] }, other: { Keys: [key] } } });
      expect(await errorOf(client("LOCALHELLO").send(batch))).to.deep.equal(refusal("BatchGetItem", otherTable.arn));
    });
  });

  it("are checked on the table that an ARN names", async () => {
    const roles = [helloRole({ actions: ["dynamodb:PutItem"] })];
    await withTables({ tables: [notesTable, otherTable], roles }, async ({ client }) => {
      const function_ = client("LOCALHELLO");
      const put = (table: string) => function_.send(new PutItemCommand({ TableName: table, Item: key }));
      expect(await errorOf(put(otherTable.arn))).to.deep.equal(refusal("PutItem", otherTable.arn));
      expect(await errorOf(put(notesArn))).to.deep.equal({ name: "", message: "no error" });
    });
  });

  it("are checked on the table that counts if the body names two", async () => {
    const roles = [helloRole({ actions: ["dynamodb:DescribeTable"] })];
    await withTables({ tables: [notesTable, otherTable], roles }, async ({ send }) => {
      const body = '{ "TableName": "notes", "TableName": "other" }';
      expect((await send("DescribeTable", body, signedBy("LOCALHELLO"))).body).to.include("AccessDeniedException");
    });
  });

  it("are refused by an explicit deny, in AWS's words", async () => {
    const deny = { effect: "Deny" as const, actions: ["dynamodb:Put*"] };
    await withTables({ roles: [helloRole({ actions: ["dynamodb:*"] }, deny)] }, async ({ client }) => {
      const put = client("LOCALHELLO").send(new PutItemCommand({ TableName: "notes", Item: key }));
      expect(await errorOf(put)).to.deep.equal({
        name: "AccessDeniedException",
        message: `${user} dynamodb:PutItem on resource: ${notesArn} with an explicit deny in an identity-based policy`,
      });
    });
  });

  it("are refused before it is told whether the table exists", async () => {
    await withTables({ roles: [helloRole()] }, async ({ client }) => {
      const put = client("LOCALHELLO").send(new PutItemCommand({ TableName: "secret", Item: key }));
      expect(await errorOf(put)).to.deep.equal(refusal("PutItem", notesArn.replace("notes", "secret")));
    });
  });
});

describe("calls to DynamoDB", () => {
  it("by any other access key are those of the person at this machine", async () => {
    await withTables({ roles: [helloRole()] }, async ({ client }) => {
      const put = client("developer").send(new PutItemCommand({ TableName: "notes", Item: key }));
      expect(await errorOf(put)).to.deep.equal({ name: "", message: "no error" });
    });
  });

  it("without a signature are refused", async () => {
    await withTables({}, async ({ send }) => {
      expect(await send("ListTables", "{}", {})).to.deep.equal({
        status: 400,
        body: '{"__type":"com.amazon.coral.service#MissingAuthenticationTokenException","message":"Request is missing Authentication Token"}',
      });
    });
  });

  it("with a credential for another service are refused", async () => {
    await withTables({}, async ({ send }) => {
      const authorization = String(signedBy("developer")["authorization"]).replace("dynamodb", "s3");
      const { status, body } = await send("ListTables", "{}", { authorization });
      expect([status, JSON.parse(body)]).to.deep.equal([
        400,
        {
          __type: "com.amazon.coral.service#IncompleteSignatureException",
          message: "Credential should be scoped to correct service: 'dynamodb'",
        },
      ]);
    });
  });
});
