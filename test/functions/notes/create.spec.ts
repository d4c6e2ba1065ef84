import { expect } from "chai";
import type { Note } from "../../../functions/notes/note";
import { alice } from "../event";
import { type NotesService, startNotesService } from "./notes-service";

describe("POST /notes", () => {
  let service: NotesService;

  beforeEach(async () => {
    service = await startNotesService();
  });

  afterEach(() => service.close());

  const post = (body: string, more: { base64?: boolean; claims?: undefined } = {}) =>
    service.call(alice, { routeKey: "POST /notes", body, ...more });

  it("answers 201 with the note", async () => {
    const { status, body } = await post('{"title":"first","body":"more"}');
    const { id, ...rest } = body as Note;
    expect(id.slice(0, 13)).to.equal("01a19467-e800");
    expect([status, rest]).to.deep.equal([
      201,
      { title: "first", body: "more", createdAt: "2026-11-01T00:00:00.000Z" },
    ]);
  });

  it("keeps the note under the caller", async () => {
    const { body } = await post('{"title":"Grüße 👋 e\\u0301","body":"\\u0000"}');
    expect(await service.store.get(alice, (body as Note).id)).to.deep.equal(body);
    expect(body).to.include({ title: "Grüße 👋 e\u0301", body: "\u0000" });
  });

  it("keeps the longest note in its longest spelling", async () => {
    const spell = (count: number) => "\\ud83d\\udc4b".repeat(count);
    const { status, body } = await post(`{"title":"${spell(200)}","body":"${spell(10_000)}"}`);
    expect(status).to.equal(201);
    expect(await service.store.get(alice, (body as Note).id)).to.deep.equal(body);
  });

  it("reads a body that the gateway took for binary", async () => {
    const { status, body } = await post(Buffer.from('{"title":"é"}').toString("base64"), { base64: true });
    expect([status, (body as Note).title]).to.deep.equal([201, "é"]);
  });

  const refused: [string, string, string][] = [
    ["answers 400 to a note without a title", "{}", "title is missing: give it as a string"],
    ["answers 400 to what is not JSON", "title=first", "the body is not valid JSON in UTF-8"],
    [
      "answers 400 to a note for somebody else",
      '{"title":"first","owner":"bob"}',
      'unknown field "owner": a note has title and body',
    ],
  ];
  for (const [title, body, message] of refused) {
    it(title, async () => {
      expect(await post(body)).to.deep.equal({ status: 400, body: { message } });
      expect(await service.list(alice)).to.deep.equal({ status: 200, body: { notes: [], next: null } });
    });
  }

  it("answers 401 where nobody signed in", async () => {
    const answer = await post('{"title":"first"}', { claims: undefined });
    expect(answer).to.deep.equal({ status: 401, body: { message: "Unauthorized" } });
  });
});
