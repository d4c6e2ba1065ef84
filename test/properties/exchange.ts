import net from "node:net";

/** An answer as it came over the wire. */
export interface WireAnswer {
  status: number;
  /** Names in lower case; the last of equal names. */
  headers: Map<string, string>;
  body: Buffer;
}

/**
 * Sends bytes on a connection of their own and reads until the server closes it.
 *
 * @param breaksOff Ends the sending side at once, as a caller does that goes away; the server may then answer nothing.
 * @throws Error if the server keeps the connection open for 5 seconds.
 */
export function exchange(port: number, bytes: Buffer, breaksOff: boolean): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = net.connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    socket.setNoDelay(true);
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no end of the connection after 5 s: ${JSON.stringify(bytes.toString("latin1"))}`));
    }, 5000);
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    // A server that refuses early closes while the caller still sends.
    socket.on("error", () => socket.destroy());
    socket.on("end", () => socket.end());
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks));
    });
    socket.write(bytes);
    if (breaksOff) socket.end();
  });
}

/**
 * Reads the one answer that came; undefined if what came is not exactly one whole answer.
 *
 * @param method Of the request: an answer to HEAD has no body.
 */
export function parseAnswer(bytes: Buffer, method: string): WireAnswer | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  const [statusLine = "", ...lines] = bytes.subarray(0, Math.max(end, 0)).toString("latin1").split("\r\n");
  const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(statusLine) ?? [];
  if (status === undefined) return undefined;
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon < 1) return undefined;
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  const body = bytes.subarray(end + 4);
  const length = method === "HEAD" ? "0" : headers.get("content-length");
  return length === undefined || Number(length) === body.length ? { status: Number(status), headers, body } : undefined;
}
