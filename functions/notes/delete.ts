import { NotFoundError, noContent, type Operation, requireCaller } from "../http";
import { requireNoteId } from "./note-id";
import type { NoteStore } from "./note-store";

/** `DELETE /notes/{id}`: 204 when the caller's note is gone; 404 for another's, as for one that does not exist. */
export function deleteNote(store: NoteStore): Operation {
  return async (event) => {
    const { sub } = requireCaller(event);
    if (!(await store.delete(sub, requireNoteId(event)))) throw new NotFoundError();
    return noContent();
  };
}
