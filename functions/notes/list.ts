import { BadRequestError, json, type Operation, requireCaller } from "../http";
import { fromCursor, toCursor } from "./cursor";
import type { Note } from "./note";
import type { NoteStore } from "./note-store";

const maxNotes = 100;

/** Lambda's answer may have 6 MB, in which a body is JSON inside JSON: what JSON escapes is escaped once more. */
const maxPageBytes = 4_000_000;

/**
 * `GET /notes`: the caller's notes, newest first, 100 a page unless `?limit=` (1 to 100) says otherwise. `next` is what
 * `?next=` goes on with, and null on the last page. A page of very long notes may hold fewer than its limit.
 */
export function listNotes(store: NoteStore): Operation {
  return async (event) => {
    const { sub } = requireCaller(event);
    const { limit, next } = event.queryStringParameters ?? {};
    const count = limit === undefined ? maxNotes : parseLimit(limit);
    const after = next === undefined ? undefined : fromCursor(sub, next);
    const { notes: found, more } = await store.list(sub, count + 1, after);
    const notes = takePage(found, count);
    const last = notes.at(-1);
    return json(200, { notes, next: last && (more || notes.length < found.length) ? toCursor(sub, last.id) : null });
  };
}

function parseLimit(text: string): number {
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > maxNotes) throw new BadRequestError(`limit must be a whole number from 1 to ${maxNotes}`);
  return limit;
}

function takePage(notes: Note[], count: number): Note[] {
  const page: Note[] = [];
  let bytes = 0;
  for (const note of notes.slice(0, count)) {
    bytes += Buffer.byteLength(JSON.stringify(JSON.stringify(note)));
    if (bytes > maxPageBytes) break;
    page.push(note);
  }
  return page;
}
