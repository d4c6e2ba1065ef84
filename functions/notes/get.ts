import { json, NotFoundError, type Operation, requireCaller } from "../http";
import { requireNoteId } from "./note-id";
import type { NoteStore } from "./note-store";

/** `GET /notes/{id}`: one of the caller's notes. 404 for another's, as for one that does not exist. */
export function getNote(store: NoteStore): Operation {
  return async (event) => {
    const { sub } = requireCaller(event);
    const note = await store.get(sub, requireNoteId(event));
    if (!note) throw new NotFoundError();
    return json(200, note);
  };
}
