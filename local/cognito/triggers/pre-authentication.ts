import { ask } from "./ask";
import type { TriggerOptions } from "./invoke-trigger";
import { notFoundOf, type TriggerSubject } from "./trigger-event";

/** Pre authentication Lambda trigger: refuses by throwing; nothing of its response counts. */
export async function askPreAuthentication(
  options: TriggerOptions,
  subject: TriggerSubject,
  validationData: Record<string, string> | undefined,
  userNotFound: boolean,
): Promise<void> {
  const source = "PreAuthentication_Authentication";
  const request = { validationData: validationData ?? null, ...notFoundOf(subject, userNotFound) };
  await ask(options, subject, { trigger: "preAuthentication", source, request, response: {} });
}
