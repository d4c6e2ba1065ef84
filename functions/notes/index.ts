import { serve } from "../http";
import { createNote } from "./create";
import { deleteNote } from "./delete";
import { getNote } from "./get";
import { listNotes } from "./list";
import { createNoteStore } from "./note-store";
import { readNotesSettings } from "./settings";

const store = createNoteStore(readNotesSettings(process.env).tableName);

export const handler = serve({
  "POST /notes": createNote(store, Date.now),
  "GET /notes": listNotes(store),
  "GET /notes/{id}": getNote(store),
  "DELETE /notes/{id}": deleteNote(store),
});
