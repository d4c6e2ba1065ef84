import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { createOwnWrites, type OwnWrites } from "../../../local/watch/own-writes";

describe("what a program writes while it is evaluated", () => {
  let folder: string;
  let file: string;
  let printed: string[];
  let own: OwnWrites;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "own-writes-"));
    file = path.join(folder, "built-at.txt");
    printed = [];
    own = createOwnWrites(folder, (line) => printed.push(line));
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  /** Writes the file at a time, after an evaluation from one time to another. */
  function follow(savedAt: number, begunAt: number, endedAt: number): boolean {
    own.evaluated(begunAt, endedAt);
    fs.writeFileSync(file, "now");
    fs.utimesSync(file, savedAt / 1000, savedAt / 1000);
    return own.without(new Set([file])).has(file);
  }

  it("is followed three times in a row, and then no more, which is said once", () => {
    const followed = Array.from({ length: 6 }, (_, index) =>
      follow(index * 1000 + 500, index * 1000, index * 1000 + 900),
    );
    expect([followed, printed]).to.deep.equal([
      [true, true, true, false, false, false],
      ["built-at.txt is not followed: the program writes it at each evaluation"],
    ]);
  });

  it("is followed again once a person saves it", () => {
    for (let index = 0; index < 5; index += 1) follow(500, 0, 900);
    expect(follow(2000, 0, 900)).to.equal(true);
  });

  it("is nothing that a person saves, however often", () => {
    expect(
      Array.from({ length: 6 }, (_, index) => follow(index * 1000 + 950, index * 1000, index * 1000 + 900)),
    ).to.deep.equal(Array(6).fill(true));
  });
});
