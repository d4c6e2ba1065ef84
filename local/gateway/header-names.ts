import type { Answer } from "./answer";

const known = new Map<string, string>();

/** Names come from functions, which may make them up: so many are remembered at most. */
const maxKnown = 1000;

/**
 * Headers as an HTTP API sends them over HTTP/1.1: each word of a name begins with a capital letter and goes on in lower
 * case (`Apigw-Requestid`).
 */
export function toWireNames(headers: Answer["headers"]): Answer["headers"] {
  return headers.map(([name, value]) => [known.get(name) ?? remember(name), value]);
}

function remember(name: string): string {
  const wire = name
    .toLowerCase()
    .replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());
  if (known.size < maxKnown) known.set(name, wire);
  return wire;
}
