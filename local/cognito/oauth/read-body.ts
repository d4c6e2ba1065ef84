/** A body is longer than it may be, or did not come whole. */
export class UnreadableBody extends Error {}

/**
 * The body of a request as a text. What is longer is not read to its end.
 *
 * @throws UnreadableBody
 */
export async function readBody(request: Request, mostBytes: number): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes)
    throw new UnreadableBody("it says it is too long");
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of receive(request)) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new UnreadableBody("it is too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

async function* receive({ body }: Request): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  try {
    yield* body;
  } catch {
    throw new UnreadableBody("it did not come whole");
  }
}
