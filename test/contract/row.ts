import type { ApiName } from "./program/apis";

/** How well a row's answer is known; the same letters as in `facts.md`. */
export type Source = "D" | "S" | "M" | "K" | "U";

/**
 * A request as it is written to the connection. `{{name}}` in a header or in the path stands for a token of `tokens/`.
 */
export interface ContractRequest {
  /** @default "main" */
  api?: ApiName;
  /** @default "GET" */
  method?: string;
  /** Request target, from the address of the API without a stage. */
  path: string;
  /** In this order; a name may stand twice. `host` is added. @default - none */
  headers?: [name: string, value: string][];
  /** `content-length` is added. @default - none */
  body?: string | Buffer;
  /** What is sent in place of method, target, headers and body; `{{host}}` is the API's. */
  bytes?: string;
  /** So many at the same time, of which one at least must be answered like this. @default 1 */
  times?: number;
}

/** What an answer must be; what is left out is not looked at. */
export interface ExpectedAnswer {
  status: number;
  /** By name in lower case: exactly this value, or undefined for a header that must not be there. */
  headers?: { [name: string]: string | undefined };
  /** By name in lower case: a value that changes from answer to answer. */
  patterns?: { [name: string]: RegExp };
  /** The names of all headers as sent, sorted. */
  names?: string[];
  /** The whole body: as text, or its bytes. */
  body?: string | Buffer;
  /**
   * Members of the event in the body, by their path (`requestContext.http.path`); undefined for one that must not be
   * there, a pattern for a text that changes from event to event.
   */
  event?: { [path: string]: unknown };
}

/** A request with its answer. */
export interface Exchange {
  kind: "exchange";
  /** The fact's id and what is tried: `A1-15/no-exp`. */
  id: string;
  source: Source;
  /** What is sent right before; its answer is not looked at. @default - nothing */
  first?: ContractRequest;
  request: ContractRequest;
  answer: ExpectedAnswer;
  /** True for what is about event and answer alone, so that the bare handler can show it. @default false */
  bare?: boolean;
  /** Why it cannot be asked of a deployed API. @default - it can */
  notDeployed?: string;
  /** Why it cannot be asked of the local server. @default - it can */
  notLocal?: string;
}

/** Something that is no request of a deployed API: a program that must not start, or what the local run computes. */
export interface Statement {
  kind: "statement";
  id: string;
  source: Source;
  /** What is said, in words. */
  says: string;
  value: unknown;
  compute(): unknown;
  /** How somebody with an account settles it. */
  notDeployed: string;
}

export type Row = Exchange | Statement;

/** The fact that a row is about. */
export function factOf({ id }: Row): string {
  return id.split("/")[0] ?? "";
}

/** True for a row that the bare handler can show. */
export function isBare(row: Row): boolean {
  return row.kind === "exchange" && row.bare === true;
}
