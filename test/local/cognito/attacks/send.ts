import { Agent, request } from "node:http";

/** What came back. */
export interface Reply {
  status: number;
  /** By lower-case name; several of one name are joined. */
  headers: Record<string, string>;
  /** Each cookie for itself. */
  cookies: string[];
  text: string;
}

/** A request in which everything is for the test to say: also what browsers and `fetch` do not let one say. */
export interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

const agent = new Agent({ keepAlive: false });

/** Sends a request to this machine, and follows no redirect. */
export function send(origin: string, path: string, { method = "GET", headers = {}, body }: Sent = {}): Promise<Reply> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk)).once("error", reject);
      answer.once("end", () => {
        const { statusCode: status = 0, headers: given } = answer;
        const flat = Object.entries(given).map(([name, value]) => [name, String(value)]);
        const text = Buffer.concat(chunks).toString();
        resolve({ status, headers: Object.fromEntries(flat), cookies: given["set-cookie"] ?? [], text });
      });
    });
    sent.setTimeout(10_000, () => sent.destroy(new Error("no answer within 10 s")));
    sent.once("error", reject);
    sent.end(body);
  });
}
