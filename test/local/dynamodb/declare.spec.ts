import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { openTables, type Tables, type TablesOptions } from "../../../local/dynamodb/tables";
import type { RoleSettings } from "../../../local/iam/settings";
import { helloRole, notesTable, place, signedBy } from "./sample-tables";

describe("tables whose declaration changes while they are served", () => {
  let folder: string;
  let tables: Tables;
  const item = { owner: { S: "alice" }, id: { S: "1" } };

  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "declared-tables-"));
    tables = await openTables({
      ...declared([helloRole({ actions: ["dynamodb:PutItem"] })]),
      folder,
      ...place,
      print: () => {},
    });
  });

  afterEach(async () => {
    await tables.close();
    fs.rmSync(folder, { recursive: true });
  });

  function declared(roles: RoleSettings[]): Pick<TablesOptions, "tables" | "roles"> {
    return { tables: [notesTable], roles };
  }

  async function call(operation: string, input: object, key = "developer"): Promise<[status: number, body: string]> {
    const { status, body } = await tables.handle({
      target: `DynamoDB_20120810.${operation}`,
      headers: signedBy(key),
      body: Buffer.from(JSON.stringify(input)),
    });
    return [status, body.toString()];
  }

  it("keep their items, and serve a table that was added", async () => {
    await call("PutItem", { TableName: "notes", Item: item });
    const added = { ...notesTable, name: "added", arn: notesTable.arn.replace("notes", "added") };
    await tables.declare({ tables: [notesTable, added], roles: [] });
    expect([
      await call("GetItem", { TableName: "notes", Key: item }),
      await call("GetItem", { TableName: "added", Key: item }),
    ]).to.deep.equal([
      [200, JSON.stringify({ Item: item })],
      [200, "{}"],
    ]);
  });

  it("hold a role to its grants as they are now", async () => {
    const put = () => call("PutItem", { TableName: "notes", Item: item }, "LOCALHELLO");
    const [before] = await put();
    await tables.declare(declared([helloRole({ actions: ["dynamodb:GetItem"] })]));
    const [after, body] = await put();
    expect([before, after, JSON.parse(body).__type]).to.deep.equal([
      200,
      400,
      "com.amazon.coral.service#AccessDeniedException",
    ]);
  });

  it("refuse other keys for a table with items, and stay as they were", async () => {
    await call("PutItem", { TableName: "notes", Item: item });
    const other = { ...notesTable, hashKey: "title", rangeKey: undefined };
    const refusal = await tables.declare({ tables: [other], roles: [] }).catch((error: Error) => error.message);
    expect(refusal).to.match(/^table "notes" is on disk with key owner \(S\) and id \(S\)/);
    expect(await call("GetItem", { TableName: "notes", Key: item }, "LOCALHELLO").then(([status]) => status)).to.equal(
      400,
    );
  });
});
