import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ProgramError } from "../engine/program-error";
import type { SecretValues } from "./settings";

/**
 * Reads `Secrets.<stack>.json`: values of secrets and parameters by their names or ARNs, for those that the program does
 * not give a value. Empty if there is no such file.
 *
 * @throws ProgramError naming the file and the entry that is wrong; it quotes no value
 */
export function readSecretValues(folder: string, stack: string): SecretValues {
  const fileName = `Secrets.${stack}.json`;
  const file = path.join(folder, fileName);
  if (!existsSync(file)) return { fileName, values: new Map() };
  const entries = Object.entries(parse(readFileSync(file, "utf8"), fileName));
  const values = entries.map(([name, value]) => {
    if (typeof value !== "string") throw new ProgramError(`${fileName}: the value of ${name} must be a text`);
    return [name, value] as const;
  });
  return { fileName, values: new Map(values) };
}

function parse(text: string, fileName: string): object {
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content === "object" && content !== null && !Array.isArray(content)) return content;
  } catch {
    // The parser's message quotes the text.
  }
  throw new ProgramError(`${fileName} must be a JSON object: { "<name or ARN of the secret>": "<its value>" }`);
}
