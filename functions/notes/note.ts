import { BadRequestError } from "../http";

/** A note, as its owner gets to see it. */
export interface Note {
  /** UUID, version 7: later notes have greater ids. */
  id: string;

  /** 1 to 200 characters. */
  title: string;

  /** At most 10,000 characters; empty if none was given. */
  body: string;

  /** When it was made, ISO time. */
  createdAt: string;
}

/** What the owner writes of a note. */
export type NoteText = Pick<Note, "title" | "body">;

/** Characters are Unicode code points: an emoji of one code point is one, `e` with a combining accent is two. */
const maxTitle = 200;
const maxBody = 10_000;

/**
 * Reads what a caller wants noted: `title`, and `body` if there is more to say. Nothing is trimmed or normalized.
 *
 * @throws BadRequestError that says which field is wrong and what it may be.
 */
export function parseNoteText(fields: Record<string, unknown>): NoteText {
  const unknown = Object.keys(fields).find((name) => name !== "title" && name !== "body");
  if (unknown !== undefined) {
    throw new BadRequestError(`unknown field ${JSON.stringify(unknown.slice(0, 40))}: a note has title and body`);
  }
  const title = requireText("title", fields["title"]);
  const titleLength = countCharacters(title);
  if (titleLength < 1) throw new BadRequestError("title must not be empty");
  if (titleLength > maxTitle) throw new BadRequestError(tooLong("title", titleLength, maxTitle));
  const body = fields["body"] === undefined ? "" : requireText("body", fields["body"]);
  const bodyLength = countCharacters(body);
  if (bodyLength > maxBody) throw new BadRequestError(tooLong("body", bodyLength, maxBody));
  return { title, body };
}

function requireText(name: string, value: unknown): string {
  if (value === undefined) throw new BadRequestError(`${name} is missing: give it as a string`);
  if (typeof value !== "string") throw new BadRequestError(`${name} must be a string`);
  if (/\p{Surrogate}/u.test(value)) throw new BadRequestError(`${name} holds half of a surrogate pair`);
  return value;
}

function countCharacters(text: string): number {
  return [...text].length;
}

function tooLong(name: string, given: number, allowed: number): string {
  return `${name} has ${given} characters: at most ${allowed} are taken`;
}
