import { randomBytes } from "node:crypto";
import { type HttpEvent, NotFoundError } from "../http";

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * A new id: UUID version 7 (RFC 9562, section 5.7), so that ids sort by the time they were made.
 *
 * @param now Milliseconds since 1970.
 */
export function createNoteId(now: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/**
 * The id in the path of `/notes/{id}`.
 *
 * @throws NotFoundError if no note can have it.
 */
export function requireNoteId(event: HttpEvent): string {
  const id = event.pathParameters?.["id"] ?? "";
  if (!form.test(id)) throw new NotFoundError();
  return id;
}
