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
      (key) => statement[key] !== undefined && !(key === "Condition" && isOfFunctions(statement[key])),
    );
    if (effect !== "Allow" && effect !== "Deny")
      parsed.refusals.push(`effect ${JSON.stringify(effect)} is neither Allow nor Deny`);
    else if (!strange) readStatement(effect, statement, parsed);
    else if (effect === "Deny") parsed.refusals.push(`a Deny with ${strange} is not understood here`);
    else parsed.notes.push(`an Allow with ${strange} is not understood: it grants nothing here`);
  }
  return parsed;
}

/** "By a function's own code", which is who makes every call that is checked here. */
function isOfFunctions(condition: unknown): boolean {
  return JSON.stringify(condition) === '{"Null":{"lambda:SourceFunctionArn":"false"}}';
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

/** IAM asks for actions and resources that are texts; without them a Deny would forbid nothing. */
function readStatement(effect: PolicyStatement["effect"], statement: Statement, parsed: ParsedPolicy): void {
  const [actions, resources] = [toList(statement["Action"]), toList(statement["Resource"])];
  if (actions && resources) parsed.statements.push({ effect, actions, resources });
  else parsed.refusals.push("a statement needs an Action and a Resource, each a text or a list of texts");
}

/** Undefined for anything but a text or a list of them. */
function toList(value: unknown): string[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const items = list.filter((item) => typeof item === "string");
  return items.length > 0 && items.length === list.length ? items : undefined;
}
