import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** `.secured-api/endpoints.json`: what tools and tests need to know of the running server. */
export interface Endpoints {
  /** The process that listens; ending it ends everything. */
  pid: number;

  /** Name of the stack that runs. */
  stack: string;

  /** The stack's outputs; where AWS's hosts would be opened, the local ones stand. */
  outputs: Record<string, unknown>;

  /** The AWS services. */
  aws: {
    /** For `AWS_ENDPOINT_URL` or `--endpoint-url`. */
    endpointUrl: string;
  };
}

const fileOf = (root: string) => path.join(root, "endpoints.json");

/** Written whole: a reader sees all of it or nothing. */
export function writeEndpoints(root: string, endpoints: Endpoints): void {
  const file = fileOf(root);
  writeFileSync(`${file}.new`, `${JSON.stringify(endpoints, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Undefined if there is none, or none that can be read. */
export function readEndpoints(root: string): Endpoints | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(root), "utf8")) as Endpoints;
  } catch {
    return undefined;
  }
}

/** Removes the file; it need not be there. */
export function removeEndpoints(root: string): void {
  rmSync(fileOf(root), { force: true });
}
