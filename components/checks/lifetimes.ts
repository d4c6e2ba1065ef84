import type { ClientPlan } from "../plan";
import type { Option } from "./options";
import { parseWhole } from "./values";

/** How long the tokens of every client live. */
export type Lifetimes = Pick<ClientPlan, "accessMinutes" | "idMinutes" | "refreshDays">;

/**
 * Reads the lifetimes of tokens; bounds as in CreateUserPoolClient. The order that Cognito asks for besides (access and
 * ID token no longer than the refresh token) holds by them: 1440 minutes are one day.
 */
export function parseLifetimes(given: Record<keyof Lifetimes, Option>): Lifetimes {
  return {
    accessMinutes: parseWhole(given.accessMinutes, { min: 5, max: 1440, otherwise: 60 }),
    idMinutes: parseWhole(given.idMinutes, { min: 5, max: 1440, otherwise: 60 }),
    refreshDays: parseWhole(given.refreshDays, { min: 1, max: 3650, otherwise: 30 }),
  };
}
