import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { openTables, type Tables } from "../../../local/dynamodb/tables";
import { notesTable, signedBy } from "./sample-tables";

/** Writes items one after the other, printing the id of each once its write was answered. */
const writer = `
  const { openTables } = require("./local/dynamodb/tables.ts");
  const { tables, folder, headers, from } = JSON.parse(process.argv[1]);
  openTables({ tables, roles: [], folder, region: "eu-west-1", accountId: "000000000000", print() {} }).then(async (open) => {
    for (let id = from; ; id++) {
      const item = { owner: { S: "alice" }, id: { S: String(id) }, title: { S: "x".repeat(500) } };
      const body = Buffer.from(JSON.stringify({ TableName: "notes", Item: item }));
      const { status } = await open.handle({ target: "DynamoDB_20120810.PutItem", headers, body });
      if (status !== 200) process.exit(1);
      require("node:fs").writeSync(1, id + "\\n");
    }
  });`;

/** Starts the writer and kills it once it has written at least so many. @returns The ids it was told are kept. */
async function writeAndKill(folder: string, from: number, atLeast: number): Promise<number[]> {
  const options = JSON.stringify({ tables: [notesTable], folder, headers: signedBy("developer"), from });
  const child = spawn(process.execPath, ["--import", "tsx", "-e", writer, options], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    if (output.split("\n").length > atLeast) child.kill("SIGKILL");
  });
  await new Promise((resolve) => child.on("close", resolve));
  return output.split("\n").slice(0, -1).map(Number);
}

async function isKept(tables: Tables, id: number): Promise<boolean> {
  const key = { owner: { S: "alice" }, id: { S: String(id) } };
  const body = Buffer.from(JSON.stringify({ TableName: "notes", Key: key, ConsistentRead: true }));
  const headers = signedBy("developer");
  return (await tables.handle({ target: "DynamoDB_20120810.GetItem", headers, body })).body.includes('"Item"');
}

describe("items of a table", () => {
  it("are there after kill -9, each one whose write was answered", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tables-"));
    const written: number[] = [];
    for (const kill of [1, 2]) written.push(...(await writeAndKill(folder, kill * 100_000, 200)));
    const options = {
      tables: [notesTable],
      roles: [],
      folder,
      region: "eu-west-1",
      accountId: "000000000000",
      print() {},
    };
    const tables = await openTables(options);
    const lost: number[] = [];
    for (const id of written) if (!(await isKept(tables, id))) lost.push(id);
    await tables.close();
    fs.rmSync(folder, { recursive: true });
    expect(written).to.have.length.of.at.least(400);
    expect(lost).to.deep.equal([]);
  });
});
