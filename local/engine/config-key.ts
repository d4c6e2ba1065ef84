import { ProgramError } from "./program-error";

/**
 * Full form of a configuration key: `ns:key` as it is, `ns:config:key` without its middle, a bare one with the project's
 * name.
 *
 * @throws ProgramError for a key of any other form
 */
export function toConfigKey(written: string, project: string): string {
  const parts = written.split(":");
  const [first = "", second = "", third] = parts;
  if (parts.length === 1 && first !== "" && !/^[0-9.]+$/.test(first)) return `${project}:${first}`;
  if (parts.length === 2 && first !== "" && second !== "") return `${first}:${second}`;
  if (parts.length === 3 && second === "config" && third) return `${first}:${third}`;
  throw new ProgramError(
    `could not parse ${written} as a configuration key (configuration keys should be of the form \`<namespace>:<name>\`)`,
  );
}
