import net from "node:net";
import tls from "node:tls";
import type { Reply } from "./reply";

/** How long an answer may take, milliseconds. An integration may take 30 s. */
const patienceMs = 40_000;

/**
 * Writes bytes to a server and reads one answer, so that exactly what a row says is on the wire.
 *
 * @param url `http:` or `https:`; only its host counts.
 * @throws Error if the connection ends without a whole answer.
 */
export function sendBytes(url: string, bytes: Buffer): Promise<Reply> {
  const { hostname, port, protocol } = new URL(url);
  return new Promise((resolve, reject) => {
    const secure = protocol === "https:";
    const socket = secure
      ? tls.connect({ host: hostname, port: Number(port || 443), servername: hostname, ALPNProtocols: ["http/1.1"] })
      : net.connect({ host: hostname, port: Number(port || 80) });
    let received = Buffer.alloc(0);
    const settle = (isOver: boolean) => {
      const reply = readReply(received, bytes.subarray(0, 5).toString() === "HEAD ", isOver);
      if (!reply) return;
      socket.destroy();
      resolve(reply);
    };
    socket.once(secure ? "secureConnect" : "connect", () => socket.write(bytes));
    socket.on("data", (more) => {
      received = Buffer.concat([received, more]);
      settle(false);
    });
    socket.setTimeout(patienceMs, () => socket.destroy(new Error(`no answer within ${patienceMs} ms`)));
    socket.on("error", (error) => reject(error));
    socket.on("close", () => {
      settle(true);
      reject(new Error("the connection ended without an answer"));
    });
  });
}

/** @returns Undefined while it is not whole. */
function readReply(received: Buffer, isHead: boolean, isOver: boolean): Reply | undefined {
  const end = received.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [first = "", ...lines] = received.subarray(0, end).toString("latin1").split("\r\n");
  const status = Number(first.split(" ")[1]);
  const rest = received.subarray(end + 4);
  if (status === 100) return readReply(rest, isHead, isOver);
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const body = isHead || status === 204 || status === 304 ? Buffer.alloc(0) : readBody(headers, rest, isOver);
  return body && { status, headers, body };
}

function readBody(headers: Reply["headers"], rest: Buffer, isOver: boolean): Buffer | undefined {
  const read = (name: string) => headers.find(([given]) => given.toLowerCase() === name)?.[1];
  const length = read("content-length");
  if (length !== undefined) return rest.length >= Number(length) ? rest.subarray(0, Number(length)) : undefined;
  if (read("transfer-encoding")?.toLowerCase() === "chunked") return readChunks(rest);
  return isOver ? rest : undefined;
}

function readChunks(rest: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = rest.indexOf("\r\n", at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(rest.subarray(at, lineEnd).toString("latin1"), 16);
    const start = lineEnd + 2;
    if (rest.length < start + size + 2) return undefined;
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(rest.subarray(start, start + size));
    at = start + size + 2;
  }
}
