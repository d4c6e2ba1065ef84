import { expect } from "chai";
import { createNoteStore, type NoteStore } from "../../../functions/notes/note-store";
import { alice, bob } from "../event";
import { type NotesTable, startNotesTable } from "./notes-table";

const note = {
  id: "019b76da-a800-7000-8000-000000000000",
  title: "a",
  body: "",
  createdAt: "2026-01-01T00:00:00.000Z",
};

async function failureOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (error: Error) => error.name,
  );
}

describe("note store", () => {
  let table: NotesTable;
  let store: NoteStore;

  beforeEach(async () => {
    table = await startNotesTable();
    store = createNoteStore(table.name, table.client);
  });

  afterEach(() => table.close());

  it("never overwrites a note", async () => {
    await store.put(alice, note);
    expect(await failureOf(store.put(alice, { ...note, title: "b" }))).to.equal("ConditionalCheckFailedException");
    expect(await store.get(alice, note.id)).to.deep.equal(note);
  });

  it("keeps notes of one id apart by their owner", async () => {
    await store.put(alice, note);
    await store.put(bob, { ...note, title: "b" });
    expect(await store.delete(bob, note.id)).to.equal(true);
    expect(await store.get(bob, note.id)).to.equal(undefined);
    expect(await store.get(alice, note.id)).to.deep.equal(note);
  });

  it("lets every failure but a missing note through", async () => {
    const nowhere = createNoteStore("no-such-table", table.client);
    expect(await failureOf(nowhere.delete(alice, note.id))).to.equal("ResourceNotFoundException");
    expect(await failureOf(nowhere.get(alice, note.id))).to.equal("ResourceNotFoundException");
  });
});
