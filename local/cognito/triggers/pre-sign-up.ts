import { ask } from "./ask";
import type { TriggerOptions } from "./invoke-trigger";
import { readFlag, readObject } from "./response-members";
import { metadataOf, type TriggerSubject } from "./trigger-event";

/** What pre sign-up decides. */
export interface PreSignUpAnswer {
  autoConfirmUser: boolean;
  autoVerifyEmail: boolean;
  autoVerifyPhone: boolean;
}

const undecided: PreSignUpAnswer = { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false };

/** Pre sign-up Lambda trigger: may refuse a user, or confirm one without a code. */
export async function askPreSignUp(
  options: TriggerOptions,
  subject: TriggerSubject,
  source: "PreSignUp_SignUp" | "PreSignUp_AdminCreateUser",
  validationData: Record<string, string> | undefined,
): Promise<PreSignUpAnswer> {
  const request = { validationData: validationData ?? null, ...metadataOf(subject) };
  const response = await ask(options, subject, { trigger: "preSignUp", source, request, response: undecided });
  const answer = readObject(response, "response", Object.keys(undecided));
  return {
    autoConfirmUser: readFlag(answer, "response", "autoConfirmUser"),
    autoVerifyEmail: readFlag(answer, "response", "autoVerifyEmail"),
    autoVerifyPhone: readFlag(answer, "response", "autoVerifyPhone"),
  };
}
