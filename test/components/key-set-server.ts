import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** One key as Cognito publishes it, with a member that no verifier needs. */
function toKey(kid: string) {
  return { alg: "RS256", e: "AQAB", kid, kty: "RSA", n: `n-of-${kid}`, use: "sig", x5t: "not needed" };
}

/** The same without that member, its members in the order in which functions get them. */
export function toShownKey(kid: string) {
  return { kid, kty: "RSA", alg: "RS256", use: "sig", n: `n-of-${kid}`, e: "AQAB" };
}

/** An answer of the server: a status, and what is sent as the body. */
export interface Answer {
  status: number;
  body?: string;
  location?: string;
}

/** Publishes a key set on the loopback, as AWS does for a user pool. */
export interface KeySetServer {
  /** Without a trailing slash. */
  url: string;
  /** Paths that were asked for, in order. */
  asked: string[];
  close(): Promise<void>;
}

/** @param answers One for each call; the last one for all that follow. */
export async function startKeySetServer(answers: Answer[]): Promise<KeySetServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? { status: 500 };
    asked.push(request.url ?? "");
    response.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, asked, close };
}

/** The answer that holds keys of these ids, in this order. */
export function answerKeys(...kids: string[]): Answer {
  return { status: 200, body: JSON.stringify({ keys: kids.map(toKey) }) };
}

const variable = "SECURED_API_KEYS_URL";

/** Names where keys lie for the tests of a suite; what the process had is put back after them. */
export function useKeysUrl(): (url: string | undefined) => void {
  const before = process.env[variable];
  const set = (url: string | undefined) => {
    if (url === undefined) delete process.env[variable];
    else process.env[variable] = url;
  };
  beforeEach(() => set(undefined));
  after(() => set(before));
  return set;
}
