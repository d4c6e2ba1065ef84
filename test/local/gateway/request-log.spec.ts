import { expect } from "chai";
import { createRequestLog, type RequestLogEntry } from "../../../local/gateway/request-log";
import { now } from "./tokens";

function entry(number: number, changes: Partial<RequestLogEntry> = {}): RequestLogEntry {
  return {
    requestId: `r${number}`,
    receivedAt: now,
    method: "GET",
    path: "/a",
    routeKey: "GET /a",
    status: 200,
    reason: undefined,
    durationMs: 3,
    accessLog: undefined,
    ...changes,
  };
}

describe("request log", () => {
  it("shows all that is known of a request, and null for what is not", () => {
    const log = createRequestLog();
    log.add(entry(1, { reason: "because", accessLog: "a line" }));
    log.add(entry(2, { routeKey: undefined }));
    const same = { time: "2026-03-01T12:00:00.250Z", method: "GET", path: "/a", status: 200, durationMs: 3 };
    expect(log.list()).to.deep.equal([
      { id: "r2", ...same, routeKey: null, reason: null, accessLog: null },
      { id: "r1", ...same, routeKey: "GET /a", reason: "because", accessLog: "a line" },
    ]);
  });

  it("keeps the last 500, newest first", () => {
    const log = createRequestLog();
    for (let number = 0; number < 1234; number++) log.add(entry(number));
    const expected = Array.from({ length: 500 }, (_, index) => `r${1233 - index}`);
    expect(log.list().map(({ id }) => id)).to.deep.equal(expected);
  });
});
