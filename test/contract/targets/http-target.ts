import type { ApiName } from "../program/apis";
import { variableOf } from "../program/variables";
import type { ContractRequest, Exchange } from "../row";
import { sendBytes } from "../send";
import { fillTokens, findMissing } from "../tokens/make-token";
import type { TokenSources } from "../tokens/sources";
import type { Target } from "./target";

/** Where APIs are, and what their tokens are made of. */
export interface HttpTargetOptions {
  name: string;
  /** Addresses of the APIs, without a stage. */
  urls: { [api in ApiName]?: string | undefined };
  tokens: TokenSources;
  /** Why a row is not for this target. */
  notHere(row: Exchange): string | undefined;
}

/** APIs that are asked by HTTP. */
export function createHttpTarget({ name, urls, tokens, notHere }: HttpTargetOptions): Target {
  return {
    name,
    cannotRun: (row) => {
      const { api = "main" } = row.request;
      const unknown = urls[api] === undefined ? `${variableOf(api)} is not set` : undefined;
      return notHere(row) ?? unknown ?? findMissing(textsOf(row.request).join("\n"), tokens);
    },
    ask: (request) => {
      const url = urls[request.api ?? "main"] ?? "";
      return sendBytes(url, toBytes(request, new URL(url).host, tokens));
    },
  };
}

function textsOf({ path, headers = [], bytes = "" }: ContractRequest): string[] {
  return [path, bytes.replaceAll("{{host}}", ""), ...headers.map(([, value]) => value)];
}

/** The request as it is written to the connection. */
function toBytes(request: ContractRequest, host: string, tokens: TokenSources): Buffer {
  const { method = "GET", path, headers = [], body, bytes } = request;
  if (bytes !== undefined) return Buffer.from(fillTokens(bytes.replaceAll("{{host}}", host), tokens), "latin1");
  const lines = [`${method} ${path} HTTP/1.1`, `host: ${host}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  if (body !== undefined) lines.push(`content-length: ${Buffer.byteLength(body)}`);
  const head = Buffer.from(fillTokens(`${lines.join("\r\n")}\r\n\r\n`, tokens), "latin1");
  return body === undefined ? head : Buffer.concat([head, Buffer.from(body)]);
}
