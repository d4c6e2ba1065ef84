import type { ClientPlan } from "../plan";
import type { Option } from "./options";
import { refuse } from "./refusal";
import { parseBoolean, parseWhole } from "./values";

/** How long the tokens of every client live. */
export type Lifetimes = Pick<ClientPlan, "accessMinutes" | "idMinutes" | "refreshDays" | "rotation">;

/** Bounds of a life of an access or ID token, in minutes, as in CreateUserPoolClient. */
export const tokenMinutes = { min: 5, max: 1440 };

/** The options of `tokens` that are a client's. */
export type LifetimeOptions = Record<
  "accessMinutes" | "idMinutes" | "refreshDays" | "rotateRefreshTokens" | "rotationGraceSeconds",
  Option
>;

/**
 * Reads the lifetimes of tokens; bounds as in CreateUserPoolClient. The order that Cognito asks for besides (access and
 * ID token no longer than the refresh token) holds by them: 1440 minutes are one day.
 */
export function parseLifetimes(given: LifetimeOptions): Lifetimes {
  return {
    accessMinutes: parseWhole(given.accessMinutes, { ...tokenMinutes, otherwise: 60 }),
    idMinutes: parseWhole(given.idMinutes, { ...tokenMinutes, otherwise: 60 }),
    refreshDays: parseWhole(given.refreshDays, { min: 1, max: 3650, otherwise: 30 }),
    rotation: parseRotation(given),
  };
}

function parseRotation({ rotateRefreshTokens, rotationGraceSeconds }: LifetimeOptions): Lifetimes["rotation"] {
  const graceSeconds = parseWhole(rotationGraceSeconds, { min: 0, max: 60, otherwise: 0 });
  if (parseBoolean(rotateRefreshTokens, false)) return { graceSeconds };
  if (rotationGraceSeconds.value !== undefined) {
    refuse(rotationGraceSeconds.where, "needs rotateRefreshTokens", "write rotateRefreshTokens: true, or leave it out");
  }
  return undefined;
}
