import { expect } from "chai";
import { toLogTime } from "../../../local/gateway/log-time";

describe("log time", () => {
  it("is the common log format's, in UTC, whatever was asked for before", () => {
    const times = [
      "2026-03-01T12:00:00.250Z",
      "2026-03-01T12:00:00.999Z",
      "2026-03-01T12:00:01.000Z",
      "2026-12-31T23:59:59.999Z",
      "2026-03-01T12:00:00.000Z",
    ];
    expect(times.map((time) => toLogTime(Date.parse(time)))).to.deep.equal([
      "01/Mar/2026:12:00:00 +0000",
      "01/Mar/2026:12:00:00 +0000",
      "01/Mar/2026:12:00:01 +0000",
      "31/Dec/2026:23:59:59 +0000",
      "01/Mar/2026:12:00:00 +0000",
    ]);
  });
});
