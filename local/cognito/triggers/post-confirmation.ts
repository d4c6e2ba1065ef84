import { ask } from "./ask";
import type { TriggerOptions } from "./invoke-trigger";
import { metadataOf, type TriggerSubject } from "./trigger-event";

/** Post confirmation Lambda trigger: is told; nothing of its response counts. */
export async function askPostConfirmation(
  options: TriggerOptions,
  subject: TriggerSubject,
  source: "PostConfirmation_ConfirmSignUp" | "PostConfirmation_ConfirmForgotPassword",
): Promise<void> {
  await ask(options, subject, { trigger: "postConfirmation", source, request: metadataOf(subject), response: {} });
}
