import type { UsersPlan } from "../plan";
import { type Option, readOptions } from "./options";
import { parseBoolean, parseWhole } from "./values";

/** Reads `users.passwordPolicy`; bounds as in Cognito's `PasswordPolicyType`, where 0 days would mean 7. */
export function parsePasswordPolicy(option: Option): UsersPlan["passwordPolicy"] {
  const given = readOptions(option.where, option.value, [
    "minimumLength",
    "requireLowercase",
    "requireUppercase",
    "requireNumbers",
    "requireSymbols",
    "historySize",
    "temporaryPasswordDays",
  ]);
  return {
    minimumLength: parseWhole(given.minimumLength, { min: 6, max: 99, otherwise: 12 }),
    requireLowercase: parseBoolean(given.requireLowercase, true),
    requireUppercase: parseBoolean(given.requireUppercase, true),
    requireNumbers: parseBoolean(given.requireNumbers, true),
    requireSymbols: parseBoolean(given.requireSymbols, true),
    historySize: parseWhole(given.historySize, { min: 0, max: 24, otherwise: 0 }),
    temporaryPasswordDays: parseWhole(given.temporaryPasswordDays, { min: 1, max: 365, otherwise: 7 }),
  };
}
