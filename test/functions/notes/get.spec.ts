import { expect } from "chai";
import { alice, bob } from "../event";
import { type NotesService, startNotesService } from "./notes-service";

describe("GET /notes/{id}", () => {
  let service: NotesService;

  before(async () => {
    service = await startNotesService();
  });

  after(() => service.close());

  const get = (sub: string, id: string, claims?: { claims: undefined }) =>
    service.call(sub, { routeKey: "GET /notes/{id}", path: { id }, ...claims });
  const missing = { status: 404, body: { message: "Not Found" } };

  it("answers the caller's note", async () => {
    const note = await service.create(alice, "mine", "text");
    expect(await get(alice, note.id)).to.deep.equal({ status: 200, body: note });
  });

  it("answers 404 for another's note, as for one that does not exist", async () => {
    const note = await service.create(bob, "his");
    expect(await get(alice, note.id)).to.deep.equal(missing);
    expect(await get(alice, "019b76da-a800-7000-8000-000000000000")).to.deep.equal(missing);
  });

  it("answers 404 for what can be no note's id", async () => {
    expect(await get(alice, "x".repeat(5000))).to.deep.equal(missing);
  });

  it("answers 401 where nobody signed in", async () => {
    const note = await service.create(alice, "mine");
    const answer = await get(alice, note.id, { claims: undefined });
    expect(answer).to.deep.equal({ status: 401, body: { message: "Unauthorized" } });
  });
});
