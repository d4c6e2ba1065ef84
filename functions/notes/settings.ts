/** What the function is told by its environment. */
export interface NotesSettings {
  /** DynamoDB table of the notes. */
  tableName: string;
}

/**
 * Reads the environment; nothing else does.
 *
 * @throws Error if `TABLE_NAME` is not set: the function then does not start.
 */
export function readNotesSettings(environment: NodeJS.ProcessEnv): NotesSettings {
  const tableName = environment["TABLE_NAME"];
  if (!tableName) throw new Error("the environment variable TABLE_NAME is missing: it names the table of the notes");
  return { tableName };
}
