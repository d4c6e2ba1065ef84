import type { Readable } from "node:stream";

/** Calls back for every line of text, without its end; a last one that has no end is left out. */
export function readLines(stream: Readable, take: (line: string) => void): void {
  let pieces: string[] = [];
  stream.setEncoding("utf8").on("data", (chunk: string) => {
    let from = 0;
    for (let end = chunk.indexOf("\n"); end >= 0; end = chunk.indexOf("\n", from)) {
      pieces.push(chunk.slice(from, end));
      from = end + 1;
      const line = pieces.join("");
      pieces = [];
      take(line);
    }
    if (from < chunk.length) pieces.push(chunk.slice(from));
  });
}
