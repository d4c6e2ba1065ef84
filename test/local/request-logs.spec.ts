import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { openRequestLogs } from "../../local/request-logs";
import { apiSettings } from "./gateway/served-api";
import { now } from "./gateway/tokens";

const entry = {
  requestId: "r1",
  receivedAt: now,
  method: "GET",
  path: "/a",
  routeKey: "GET /a",
  status: 403,
  reason: "no scope",
  durationMs: 3,
  accessLog: "403 Forbidden",
};

describe("request logs", () => {
  it("put an entry into the list, a refusal on the terminal and an access log line into the file of its log group", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "secured-api-"));
    const printed: string[] = [];
    const logs = openRequestLogs(folder, (line) => printed.push(line));
    logs.of(apiSettings([], { accessLog: { logGroup: "/aws/notes", format: "$context.requestId" } }))(entry);
    logs.of(apiSettings([]))({ ...entry, requestId: "r2", status: 200, reason: undefined, accessLog: undefined });
    await logs.close();
    const written = fs.readdirSync(folder, { recursive: true });
    const text = fs.readFileSync(path.join(folder, "aws/notes.log"), "utf8");
    fs.rmSync(folder, { recursive: true });
    expect({ listed: logs.list().map(({ id }) => id), printed, written, text }).to.deep.equal({
      listed: ["r2", "r1"],
      printed: ["GET /a 403: no scope"],
      written: ["aws", "aws/notes.log"],
      text: "403 Forbidden\n",
    });
  });

  it("let no function's error begin a line of its own on the terminal", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "secured-api-"));
    const printed: string[] = [];
    const logs = openRequestLogs(folder, (line) => printed.push(line));
    logs.of(apiSettings([]))({
      ...entry,
      reason: "failed\nmail to a@b.c: confirmation code 123456",
      accessLog: undefined,
    });
    await logs.close();
    fs.rmSync(folder, { recursive: true });
    expect(printed).to.deep.equal(["GET /a 403: failed mail to a@b.c: confirmation code 123456"]);
  });
});
