import { type AnsweredRequest, findVariable } from "./access-log-variables";

/** Writes the line of a request. */
export type AccessLogFormat = (answered: AnsweredRequest) => string;

/** A claim's name may hold colons (`cognito:groups`); no other name does. */
const variable = /\$context\.(authorizer\.claims\.[\w-]+(?:[.:][\w-]+)*|\w+(?:\.\w+)*)/g;
const lineBreak = /\s*[\r\n]\s*/g;

/**
 * Reads a stage's access log format once. As on AWS values are put in as they are, and one that is missing is `-`; what is
 * no variable of HTTP APIs never has a value. A request is one line: line breaks of the format are spaces.
 */
export function compileFormat(format: string): AccessLogFormat {
  // Text and variables in turn. Each line is put in the same places and joined, which leaves one string to keep.
  const parts: (string | number)[] = format.replaceAll(lineBreak, " ").split(variable);
  const readers = parts.filter((_, index) => index % 2 === 1).map((name) => findVariable(String(name)) ?? none);
  return (answered) => {
    for (const [index, read] of readers.entries()) parts[2 * index + 1] = read(answered) ?? "-";
    return parts.join("");
  };
}

/** The names, after `$context.`, that are no variables of HTTP APIs; each once. */
export function findUnknownVariables(format: string): string[] {
  const names = [...format.matchAll(variable)].map(([, name = ""]) => name);
  return [...new Set(names)].filter((name) => findVariable(name) === undefined);
}

function none(): undefined {
  return undefined;
}
