import type { Option } from "./options";
import { refuse, show } from "./refusal";
import { parseText } from "./values";

/** Reads `stage`: characters as in API Gateway's API reference, at most 128, or `$default`. */
export function parseStage(option: Option): string {
  const stage = parseText(option) ?? "$default";
  if (stage !== "$default" && !/^[A-Za-z0-9_-]{1,128}$/.test(stage)) {
    refuse(option.where, "must be letters, digits, _ and -, 128 at most", "leave it out for $default", show(stage));
  }
  return stage;
}

/** AWS's documents disagree: the API reference allows the hyphen, a recorded answer of the service did not. */
export function warnOfStage(stage: string): string[] {
  return stage.includes("-") ? [`stage "${stage}" has a hyphen, which API Gateway may refuse: write _ instead`] : [];
}
