import { ask } from "./ask";
import type { TriggerOptions } from "./invoke-trigger";
import { metadataOf, type TriggerSubject } from "./trigger-event";

/** Post authentication Lambda trigger: refuses by throwing; nothing of its response counts. Devices are not tracked here. */
export async function askPostAuthentication(options: TriggerOptions, subject: TriggerSubject): Promise<void> {
  const source = "PostAuthentication_Authentication";
  const request = { newDeviceUsed: false, ...metadataOf(subject) };
  await ask(options, subject, { trigger: "postAuthentication", source, request, response: {} });
}
