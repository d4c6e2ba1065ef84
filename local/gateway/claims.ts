import type { JwtPayload } from "aws-jwt-verify/jwt-model";

/**
 * Claims as API Gateway hands them to a function: every one a string. A list becomes `[a b]`, a claim that is null is
 * left out, an object becomes its JSON text.
 */
export function toClaimTexts(payload: JwtPayload): Record<string, string> {
  const texts: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(payload)) {
    if (value !== null && value !== undefined) texts[name] = toText(value);
  }
  return texts;
}

function toText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toText).join(" ")}]`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
