import { expect } from "chai";
import type { Note } from "../../../functions/notes/note";
import { alice, bob } from "../event";
import { type NotesService, startNotesService } from "./notes-service";

interface Page {
  notes: Note[];
  next: string | null;
}

describe("GET /notes", () => {
  let service: NotesService;

  beforeEach(async () => {
    service = await startNotesService();
  });

  afterEach(() => service.close());

  async function read(sub: string, query?: Record<string, string>): Promise<Page> {
    const { status, body } = await service.list(sub, query);
    if (status !== 200) throw new Error(`GET /notes answered ${status} ${JSON.stringify(body)}`);
    return body as Page;
  }

  /** Keeps so many notes and returns them, newest first. */
  async function createMany(sub: string, count: number): Promise<Note[]> {
    const notes: Note[] = [];
    for (let index = 0; index < count; index++) notes.unshift(await service.create(sub, `note ${index}`));
    return notes;
  }

  it("answers an empty list to a caller without notes", async () => {
    expect(await service.list(alice)).to.deep.equal({ status: 200, body: { notes: [], next: null } });
  });

  it("answers the caller's notes alone, newest first", async () => {
    const first = await service.create(alice, "first");
    await service.create(bob, "his");
    const second = await service.create(alice, "second");
    expect(await read(alice)).to.deep.equal({ notes: [second, first], next: null });
  });

  it("gives 100 a page and goes on with next", async () => {
    const notes = await createMany(alice, 101);
    const first = await read(alice);
    expect(first.notes).to.deep.equal(notes.slice(0, 100));
    expect(await read(alice, { next: first.next ?? "" })).to.deep.equal({ notes: notes.slice(100), next: null });
  });

  it("says that a full page is the last one when it is", async () => {
    const notes = await createMany(alice, 100);
    expect(await read(alice)).to.deep.equal({ notes, next: null });
  });

  it("gives as many a page as limit says", async () => {
    const notes = await createMany(alice, 3);
    const first = await read(alice, { limit: "2" });
    expect(first.notes).to.deep.equal(notes.slice(0, 2));
    const second = await read(alice, { limit: "1", next: first.next ?? "" });
    expect(second).to.deep.equal({ notes: notes.slice(2), next: null });
  });

  it("goes on behind a note that was deleted meanwhile, and past notes that came in", async () => {
    const [newest, middle, oldest] = await createMany(alice, 3);
    const { next } = await read(alice, { limit: "2" });
    await service.store.delete(alice, middle?.id ?? "");
    await service.create(alice, "newer");
    expect(await read(alice, { next: next ?? "" })).to.deep.equal({ notes: [oldest], next: null });
    expect(newest?.title).to.equal("note 2");
  });

  it("goes on where DynamoDB's megabyte ends", async () => {
    const notes: Note[] = [];
    for (let index = 0; index < 60; index++) notes.unshift(await service.create(alice, "long", "𝒳".repeat(10_000)));
    const first = await read(alice);
    expect(first.notes.length).to.be.within(20, 59);
    const second = await read(alice, { next: first.next ?? "" });
    expect([...first.notes, ...second.notes]).to.deep.equal(notes);
    expect(second.next).to.equal(null);
  });

  it("ends a page before Lambda's 6 MB are full", async () => {
    const notes: Note[] = [];
    for (let index = 0; index < 100; index++) notes.unshift(await service.create(alice, "x", "\u0001".repeat(10_000)));
    const first = await read(alice);
    expect(Buffer.byteLength(JSON.stringify(JSON.stringify(first)))).to.be.within(3_900_000, 4_100_000);
    const second = await read(alice, { next: first.next ?? "" });
    expect([...first.notes, ...second.notes]).to.deep.equal(notes);
  });

  for (const limit of ["0", "101", "-1", "1.5", "ten", "", " 1", "1,2", "0x10", "1e1"]) {
    it(`answers 400 to limit=${JSON.stringify(limit)}`, async () => {
      const message = "limit must be a whole number from 1 to 100";
      expect(await service.list(alice, { limit })).to.deep.equal({ status: 400, body: { message } });
    });
  }

  it("answers 400 to the cursor of somebody else, without a word of their notes", async () => {
    await createMany(bob, 2);
    const { next } = await read(bob, { limit: "1" });
    const message = "next is not a value that this list answered: leave it out to start again";
    expect(await service.list(alice, { next: next ?? "" })).to.deep.equal({ status: 400, body: { message } });
  });

  it("answers 400 to a made-up cursor", async () => {
    const message = "next is not a value that this list answered: leave it out to start again";
    for (const next of ["", "x", "019b76da-a800-7000-8000-000000000000", "👋".repeat(5000)]) {
      expect(await service.list(alice, { next })).to.deep.equal({ status: 400, body: { message } });
    }
  });

  it("answers 401 where nobody signed in", async () => {
    const answer = await service.call(alice, { routeKey: "GET /notes", claims: undefined });
    expect(answer).to.deep.equal({ status: 401, body: { message: "Unauthorized" } });
  });
});
