import { PassThrough } from "node:stream";
import { expect } from "chai";
import { readLines } from "../../../local/lambda/lines";

describe("lines of a stream", () => {
  it("are told whole, however they arrive, and a last one without its end is not", async () => {
    const stream = new PassThrough();
    const lines: string[] = [];
    readLines(stream, (line) => lines.push(line));
    const bytes = Buffer.from("one\ntwö\n\nthree \u{1f600}\nrest");
    for (const size of [1, 5, 100]) {
      for (let at = 0; at < bytes.length; at += size) stream.write(bytes.subarray(at, at + size));
      stream.write("\n");
    }
    await new Promise((resolve) => stream.end(resolve));
    const each = ["one", "twö", "", "three \u{1f600}", "rest"];
    expect(lines).to.deep.equal([...each, ...each, ...each]);
  });
});
