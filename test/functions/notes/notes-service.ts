import { type HttpResponse, serve } from "../../../functions/http";
import { createNote } from "../../../functions/notes/create";
import { deleteNote } from "../../../functions/notes/delete";
import { getNote } from "../../../functions/notes/get";
import { listNotes } from "../../../functions/notes/list";
import type { Note } from "../../../functions/notes/note";
import { createNoteStore, type NoteStore } from "../../../functions/notes/note-store";
import { accessClaims, type Request, toEvent } from "../event";
import { startNotesTable } from "./notes-table";

/** An answer, its body read. */
export interface Answer {
  status: number;
  body: unknown;
}

/** The operations of the notes over a table of their own, at a time that the test sets. */
export interface NotesService {
  /** Milliseconds since 1970. */
  now: number;
  store: NoteStore;
  call(sub: string, request: Request): Promise<Answer>;
  /** Keeps a note and returns it. */
  create(sub: string, title: string, body?: string): Promise<Note>;
  list(sub: string, query?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

export async function startNotesService(): Promise<NotesService> {
  const table = await startNotesTable();
  const store = createNoteStore(table.name, table.client);
  const handler = serve({
    "POST /notes": createNote(store, () => service.now),
    "GET /notes": listNotes(store),
    "GET /notes/{id}": getNote(store),
    "DELETE /notes/{id}": deleteNote(store),
  });
  const service: NotesService = {
    now: Date.UTC(2026, 10, 1),
    store,
    call: async (sub, request) => toAnswer(await handler(toEvent({ claims: accessClaims(sub), ...request }))),
    create: async (sub, title, body) => {
      service.now += 1;
      const text = JSON.stringify({ title, body });
      const answer = await service.call(sub, { routeKey: "POST /notes", body: text });
      if (answer.status !== 201) throw new Error(`POST /notes answered ${JSON.stringify(answer)}`);
      return answer.body as Note;
    },
    list: (sub, query) => service.call(sub, { routeKey: "GET /notes", ...(query ? { query } : {}) }),
    close: table.close,
  };
  return service;
}

function toAnswer({ statusCode, body }: HttpResponse): Answer {
  return { status: statusCode, body: body === undefined ? undefined : JSON.parse(body) };
}
