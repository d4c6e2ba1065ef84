import type { Sabotage } from "./sabotage";

/** Every refusal and security check of the local Cognito. */
export const cognito: Sabotage[] = [];
