import { GetItemCommand, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { openEngine } from "../../../local/dynamodb/engine";
import type { TableSettings } from "../../../local/dynamodb/settings";
import { errorOf, notesTable, type SampleTables, withTables } from "./sample-tables";

const item = { owner: { S: "alice" }, id: { S: "1" } };

function put(sample: SampleTables): Promise<unknown> {
  return sample.client("developer").send(new PutItemCommand({ TableName: "notes", Item: item }));
}

async function get(sample: SampleTables): Promise<unknown> {
  return (await sample.client("developer").send(new GetItemCommand({ TableName: "notes", Key: item }))).Item;
}

describe("declared tables", () => {
  it("keep their items over a restart", async () => {
    await withTables({}, async (sample) => {
      await put(sample);
      await sample.reopen();
      expect(await get(sample)).to.deep.equal(item);
    });
  });

  it("are recognised whatever the order in which attributes are declared", async () => {
    await withTables({}, async (sample) => {
      await put(sample);
      await sample.reopen([{ ...notesTable, attributes: notesTable.attributes.toReversed() }]);
      expect(await get(sample)).to.deep.equal(item);
    });
  });

  it("may have no range key and a projection of their own", async () => {
    const index = {
      name: "by-x",
      hashKey: "x",
      rangeKey: "id",
      projectionType: "INCLUDE",
      nonKeyAttributes: ["b", "a"],
    };
    const table: TableSettings = {
      name: "plain",
      arn: "arn:aws:dynamodb:eu-west-1:000000000000:table/plain",
      attributes: [
        { name: "id", type: "N" },
        { name: "x", type: "B" },
      ],
      hashKey: "id",
      rangeKey: undefined,
      globalSecondaryIndexes: [index],
    };
    await withTables({ tables: [table] }, async (sample) => {
      await sample.reopen([{ ...table, globalSecondaryIndexes: [{ ...index, nonKeyAttributes: ["a", "b"] }] }]);
      const call = sample
        .client("developer")
        .send(new PutItemCommand({ TableName: "plain", Item: { id: { N: "1" } } }));
      expect(await errorOf(call)).to.deep.equal({ name: "", message: "no error" });
    });
  });

  const was = "key owner (S) and id (S), index by-title on title (S) with ALL";
  const changes: [title: string, change: Partial<TableSettings>, now: string][] = [
    [
      "another hash key",
      { hashKey: "title", globalSecondaryIndexes: [], attributes: notesTable.attributes.slice(1) },
      "key title (S) and id (S)",
    ],
    [
      "no range key",
      { rangeKey: undefined, globalSecondaryIndexes: [], attributes: notesTable.attributes.slice(0, 1) },
      "key owner (S)",
    ],
    [
      "another type of key",
      { attributes: notesTable.attributes.map((each) => (each.name === "id" ? { name: "id", type: "N" } : each)) },
      "key owner (S) and id (N), index by-title on title (S) with ALL",
    ],
    [
      "an index less",
      { globalSecondaryIndexes: [], attributes: notesTable.attributes.slice(0, 2) },
      "key owner (S) and id (S)",
    ],
  ];
  for (const [title, change, now] of changes) {
    it(`are refused by name if they are on disk with other keys: ${title}`, async () => {
      await withTables({}, async (sample) => {
        const message =
          `table "notes" is on disk with ${was}, and declared with ${now}: ` +
          'run "secured-api-dev reset" to forget the local data, or declare it as it was';
        expect(await errorOf(sample.reopen([{ ...notesTable, ...change }]))).to.deep.equal({ name: "Error", message });
        await sample.reopen();
      });
    });
  }

  it("are brought to their end if a killed process left them half made", async () => {
    await withTables({}, async (sample) => {
      await leaveAs(sample, "CREATING");
      expect(await errorOf(put(sample))).to.deep.equal({ name: "", message: "no error" });
    });
  });

  it("are made anew if a killed process left them half deleted", async () => {
    await withTables({}, async (sample) => {
      const developer = sample.client("developer");
      await developer.send(new PutItemCommand({ TableName: "notes", Item: { ...item, title: { S: "bread" } } }));
      await leaveAs(sample, "DELETING");
      expect((await developer.send(new ScanCommand({ TableName: "notes" }))).Items).to.deep.equal([]);
      const index = { TableName: "notes", IndexName: "by-title" };
      expect((await developer.send(new ScanCommand(index))).Items).to.deep.equal([]);
    });
  });
});

/** Puts the table on disk into a state, as a process does that is killed in it. */
async function leaveAs(sample: SampleTables, status: string): Promise<void> {
  await sample.reopen([notesTable], async () => {
    const engine = await openEngine({ folder: sample.folder, region: "eu-west-1", accountId: "000000000000" });
    for (const table of await engine.listTables()) await engine.putTable({ ...table, TableStatus: status });
    await engine.close();
  });
}
