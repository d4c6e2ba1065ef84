import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** What to send, and how. */
export interface Load {
  url: string;
  /** Sent as bearer token with each request. */
  token: string;
  /** Kept alive, one request at a time each. */
  connections: number;
  /** How long to send, seconds; or how many requests. */
  until: { seconds: number } | { requests: number };
}

/** What came back. */
export interface Loaded {
  requestsPerSecond: number;
  /** Half of the answers took at most this long, milliseconds. */
  p50: number;
  /** 99 of 100 answers took at most this long, milliseconds. */
  p99: number;
}

/**
 * Sends requests from a process of its own.
 *
 * @throws Error if any answer was not a 200
 */
export async function load(work: Load): Promise<Loaded> {
  const { stdout } = await promisify(execFile)(process.execPath, ["bench/load-generator.cjs", JSON.stringify(work)]);
  const { failed, ...loaded } = JSON.parse(stdout) as Loaded & { failed: number };
  if (failed > 0) throw new Error(`${failed} requests to ${work.url} were not answered with 200`);
  return loaded;
}
