import type { Sabotage } from "../sabotage";

/** Title of the token table whose routes ask for no scope unless they say so. */
export const tokenTable = "token table of an API that takes access and ID tokens";

/** A patch of the gateway; file and spec by their names alone. */
export function patch(rule: string, file: string, find: string, replace: string, spec: string, red: string): Sabotage {
  return { rule, file: `local/gateway/${file}`, find, replace, spec: `test/local/gateway/${spec}.spec.ts`, red };
}
