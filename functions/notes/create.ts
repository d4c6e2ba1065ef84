import { json, type Operation, readJsonObject, requireCaller } from "../http";
import { parseNoteText } from "./note";
import { createNoteId } from "./note-id";
import type { NoteStore } from "./note-store";

/**
 * `POST /notes`: keeps a note for the caller and answers 201 with it.
 *
 * @param now Milliseconds since 1970.
 */
export function createNote(store: NoteStore, now: () => number): Operation {
  return async (event) => {
    const { sub } = requireCaller(event);
    const text = parseNoteText(readJsonObject(event));
    const time = now();
    const note = { id: createNoteId(time), ...text, createdAt: new Date(time).toISOString() };
    await store.put(sub, note);
    return json(201, note);
  };
}
