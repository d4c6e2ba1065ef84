import { expect } from "chai";
import { alice, bob } from "../event";
import { type NotesService, startNotesService } from "./notes-service";

describe("DELETE /notes/{id}", () => {
  let service: NotesService;

  before(async () => {
    service = await startNotesService();
  });

  after(() => service.close());

  const remove = (sub: string, id: string, claims?: { claims: undefined }) =>
    service.call(sub, { routeKey: "DELETE /notes/{id}", path: { id }, ...claims });
  const missing = { status: 404, body: { message: "Not Found" } };

  it("answers 204 when the caller's note is gone", async () => {
    const note = await service.create(alice, "mine");
    expect(await remove(alice, note.id)).to.deep.equal({ status: 204, body: undefined });
    expect(await service.store.get(alice, note.id)).to.equal(undefined);
  });

  it("answers 404 for a note that is not there", async () => {
    const note = await service.create(alice, "mine");
    await remove(alice, note.id);
    expect(await remove(alice, note.id)).to.deep.equal(missing);
    expect(await remove(alice, "x")).to.deep.equal(missing);
  });

  it("answers 404 for another's note and leaves it there", async () => {
    const note = await service.create(bob, "his");
    expect(await remove(alice, note.id)).to.deep.equal(missing);
    expect(await service.store.get(bob, note.id)).to.deep.equal(note);
  });

  it("answers 401 where nobody signed in", async () => {
    const note = await service.create(alice, "mine");
    const answer = await remove(alice, note.id, { claims: undefined });
    expect(answer).to.deep.equal({ status: 401, body: { message: "Unauthorized" } });
    expect(await service.store.get(alice, note.id)).to.deep.equal(note);
  });
});
