import type { PolicyStatement } from "../iam/settings";

/** What a policy document says, as far as grants are checked here. */
export interface ParsedPolicy {
  /** What it allows and denies. */
  statements: PolicyStatement[];

  /** Statements that grant nothing here because they are not understood. */
  notes: string[];

  /** Statements that would forbid something and are not understood. */
  refusals: string[];
}

type Statement = Record<string, unknown>;

/**
 * Reads an IAM policy document. An `Allow` that is not understood is dropped, a `Deny` that is not understood is refused:
 * neither may open anything.
 */
export function parsePolicy(document: string): ParsedPolicy {
  const parsed: ParsedPolicy = { statements: [], notes: [], refusals: [] };
  for (const statement of readDocument(document, parsed)) {
    const effect = statement["Effect"];
    const strange = ["NotAction", "NotResource", "Condition", "NotPrincipal"].find(
      (key) => statement[key] !== undefined,
    );
    if (effect !== "Allow" && effect !== "Deny")
      parsed.refusals.push(`effect ${JSON.stringify(effect)} is neither Allow nor Deny`);
    else if (!strange)
      parsed.statements.push({
        effect,
        actions: toList(statement["Action"]),
        resources: toList(statement["Resource"]),
      });
    else if (effect === "Deny") parsed.refusals.push(`a Deny with ${strange} is not understood here`);
    else parsed.notes.push(`an Allow with ${strange} is not understood: it grants nothing here`);
  }
  return parsed;
}

function readDocument(document: string, parsed: ParsedPolicy): Statement[] {
  try {
    const { Statement: statements } = JSON.parse(document) as { Statement?: unknown };
    const list: unknown[] = Array.isArray(statements) ? statements : [statements];
    return list.filter((item): item is Statement => typeof item === "object" && item !== null);
  } catch {
    parsed.refusals.push("the policy is not a JSON document");
    return [];
  }
}

function toList(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === "string");
}
