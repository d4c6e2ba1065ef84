const known = new Map<string, string>();

/** Names come from functions, which may make them up: so many are remembered at most. */
const maxKnown = 1000;

/**
 * A header's name as an HTTP API sends it over HTTP/1.1: each word begins with a capital letter and goes on in lower case
 * (`Apigw-Requestid`).
 */
export function toWireName(name: string): string {
  return known.get(name) ?? remember(name);
}

function remember(name: string): string {
  const wire = name
    .toLowerCase()
    .replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());
  if (known.size < maxKnown) known.set(name, wire);
  return wire;
}
