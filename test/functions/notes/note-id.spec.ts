import { expect } from "chai";
import { NotFoundError } from "../../../functions/http";
import { createNoteId, requireNoteId } from "../../../functions/notes/note-id";
import { toEvent } from "../event";

const read = (id?: string) => requireNoteId(toEvent({ routeKey: "GET /notes/{id}", ...(id ? { path: { id } } : {}) }));

describe("note ids", () => {
  it("are UUIDs of version 7 that begin with the time", () => {
    expect(createNoteId(Date.UTC(2026, 0, 1))).to.match(/^019b76da-a800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("sort by the time they were made", () => {
    const times = [0, 1, 65_535, 65_536, Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1) + 1, 2 ** 48 - 1];
    const ids = times.map(createNoteId);
    expect([...ids].reverse().sort()).to.deep.equal(ids);
  });

  it("differ in the same millisecond", () => {
    const ids = new Set(Array.from({ length: 1000 }, () => createNoteId(0)));
    expect(ids.size).to.equal(1000);
  });

  it("are taken from the path as they were made", () => {
    const id = createNoteId(0);
    expect(read(id)).to.equal(id);
  });

  for (const [title, id] of [
    ["no id", undefined],
    ["an id in capitals", "019B76DA-A800-7000-8000-000000000000"],
    ["an id of another version", "019b76da-a800-4000-8000-000000000000"],
    ["an id with more behind it", "019b76da-a800-7000-8000-000000000000 "],
    ["an id with a line break behind it", "019b76da-a800-7000-8000-000000000000\n"],
    ["an id longer than DynamoDB's keys", "a".repeat(2000)],
  ] as const) {
    it(`answer 404 for ${title}`, () => {
      expect(() => read(id)).to.throw(NotFoundError);
    });
  }
});
