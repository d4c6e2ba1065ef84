import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { openAccessLogs, toFile } from "../../../local/gateway/access-logs";

describe("access logs", () => {
  let folder: string;
  let printed: string[];
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "secured-api-"));
    printed = [];
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  const open = (maxBytes?: number) =>
    openAccessLogs({
      folder: path.join(folder, "logs"),
      print: (line) => printed.push(line),
      ...(maxBytes && { maxBytes }),
    });
  const read = (name: string) => fs.readFileSync(path.join(folder, "logs", name), "utf8");

  it("keep the lines of a log group in a file of its name, in their order", async () => {
    const logs = open();
    for (let line = 0; line < 1000; line++) logs.append(line % 2 ? "/aws/vendedlogs/odd" : "even", `line ${line}`);
    await logs.close();
    const numbers = (text: string) =>
      text
        .trimEnd()
        .split("\n")
        .map((line) => Number(line.slice("line ".length)));
    const expected = (first: number) => Array.from({ length: 500 }, (_, index) => first + 2 * index);
    expect([numbers(read("even.log")), numbers(read("aws/vendedlogs/odd.log"))]).to.deep.equal([
      expected(0),
      expected(1),
    ]);
  });

  it("go on where an earlier run ended", async () => {
    for (const line of ["first", "second"]) {
      const logs = open();
      logs.append("/a", line);
      await logs.close();
    }
    expect(read("a.log")).to.equal("first\nsecond\n");
  });

  it("are closed to other users of the machine", async () => {
    const logs = open();
    logs.append("/a/b", "line");
    await logs.close();
    const mode = (name: string) => fs.statSync(path.join(folder, "logs", name)).mode & 0o777;
    expect([mode("."), mode("a"), mode("a/b.log")]).to.deep.equal([0o700, 0o700, 0o600]);
  });

  it("take at most two files of the length that is allowed", async () => {
    for (let line = 0; line < 50; line++) {
      const logs = open(100);
      logs.append("/a", `line ${String(line).padStart(3, "0")}`);
      await logs.close();
    }
    const files = fs.readdirSync(path.join(folder, "logs")).sort();
    const sizes = files.map((file) => fs.statSync(path.join(folder, "logs", file)).size);
    expect([files, sizes.every((size) => size <= 100), read("a.log").trimEnd().split("\n").at(-1)]).to.deep.equal([
      ["a.log", "a.log.1"],
      true,
      "line 049",
    ]);
  });

  it("say once that a file cannot be written, and go on without it", async () => {
    fs.writeFileSync(path.join(folder, "logs"), "a file where the folder would be");
    const logs = open();
    logs.append("/a", "one");
    await new Promise((resolve) => setTimeout(resolve, 100));
    logs.append("/a", "two");
    await logs.close();
    const [line, ...more] = printed;
    expect([line?.startsWith("note: access log /a is no longer written: E"), more]).to.deep.equal([true, []]);
  });

  it("stay in their folder, whatever a log group is called", () => {
    const names = ["/../../../etc/cron", "..", "/a/../b", "a/./b", "/", "a\\..\\b", "a\0b", "/aws/http/notes-1.x_y#z"];
    expect(names.map((name) => path.relative("/logs", toFile("/logs", name)))).to.deep.equal([
      "_/_/_/etc/cron.log",
      "_.log",
      "a/_/b.log",
      "a/_/b.log",
      "_.log",
      "a_.._b.log",
      "a_b.log",
      "aws/http/notes-1.x_y#z.log",
    ]);
  });
});
