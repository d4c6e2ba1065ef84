import { ask } from "./ask";
import type { TriggerOptions } from "./invoke-trigger";
import { codePlaceholder, usernamePlaceholder } from "./placeholders";
import { readObject, readText } from "./response-members";
import { metadataOf, type TriggerSubject } from "./trigger-event";

/** What custom message puts in the place of the pool's texts; undefined: the pool's stay. */
export interface CustomMessageAnswer {
  emailSubject: string | undefined;
  emailMessage: string | undefined;
  smsMessage: string | undefined;
}

/** What a message is for (Custom message Lambda trigger sources, after `CustomMessage_`). */
export type MessageSource =
  | "SignUp"
  | "AdminCreateUser"
  | "ResendCode"
  | "ForgotPassword"
  | "UpdateUserAttribute"
  | "VerifyUserAttribute"
  | "Authentication";

const untouched = { smsMessage: null, emailMessage: null, emailSubject: null };

/** Custom message Lambda trigger: gives texts with placeholders. It never sees the code. */
export async function askCustomMessage(
  options: TriggerOptions,
  subject: TriggerSubject,
  source: MessageSource,
): Promise<CustomMessageAnswer | undefined> {
  const request = {
    codeParameter: codePlaceholder,
    linkParameter: "{##Click Here##}",
    usernameParameter: source === "AdminCreateUser" ? usernamePlaceholder : null,
    ...metadataOf(subject),
  };
  const question = {
    trigger: "customMessage",
    source: `CustomMessage_${source}`,
    request,
    response: untouched,
  } as const;
  const response = await ask(options, subject, question);
  if (response === undefined) return undefined;
  const answer = readObject(response, "response", Object.keys(untouched));
  // An empty text is as good as none.
  const read = (name: keyof CustomMessageAnswer) => readText(answer, "response", name) || undefined;
  return {
    emailSubject: read("emailSubject"),
    emailMessage: read("emailMessage"),
    smsMessage: read("smsMessage"),
  };
}
