import { InvalidLambdaResponse } from "../errors";
import { ask } from "./ask";
import type { TriggerOptions } from "./invoke-trigger";
import { readFlag, readObject, readText, readTextMap, readTexts } from "./response-members";
import { metadataOf, type TriggerSubject } from "./trigger-event";

/** When user migration is asked. */
export type MigrationSource = "UserMigration_Authentication" | "UserMigration_ForgotPassword";

/** A user of another directory whom user migration vouches for. */
export interface MigratedUser {
  userAttributes: Record<string, string>;

  /** Left out by the function: at sign-in CONFIRMED, with a forgotten password RESET_REQUIRED. */
  finalUserStatus: "CONFIRMED" | "RESET_REQUIRED";

  /** True: no invitation is sent. */
  suppressMessage: boolean;

  /** Where the invitation goes; none named: by SMS. */
  desiredDeliveryMediums: ("SMS" | "EMAIL")[];

  /** True: an address is taken from whoever signs in with it. */
  forceAliasCreation: boolean;
}

const unknown = {
  userAttributes: null,
  forceAliasCreation: null,
  enableSMSMFA: null,
  finalUserStatus: null,
  messageAction: null,
  desiredDeliveryMediums: null,
};

/**
 * Migrate user Lambda trigger: knows people of another directory. Undefined: it knows no such user, which an event without
 * attributes says, or the pool has no such trigger.
 */
export async function askUserMigration(
  options: TriggerOptions,
  subject: TriggerSubject,
  source: MigrationSource,
  password: string | undefined,
  validationData: Record<string, string> | undefined,
): Promise<MigratedUser | undefined> {
  const given = password === undefined ? {} : { password };
  const data = { validationData: validationData ?? null, userAttributes: null };
  const request = { ...given, ...data, ...metadataOf(subject) };
  const response = await ask(options, subject, { trigger: "userMigration", source, request, response: unknown });
  const answer = readObject(response, "response", Object.keys(unknown));
  if ((answer["userAttributes"] ?? null) === null) return undefined;
  return readMigrated(answer, source);
}

function readMigrated(answer: Record<string, unknown>, source: MigrationSource): MigratedUser {
  const userAttributes = readTextMap(answer, "response", "userAttributes");
  if (Object.keys(userAttributes).length === 0) {
    throw new InvalidLambdaResponse("response.userAttributes must have an attribute");
  }
  // To sign such a user in without the second factor that is asked for would open them.
  if (readFlag(answer, "response", "enableSMSMFA")) {
    throw new InvalidLambdaResponse("response.enableSMSMFA must not be true: SMS is not served here");
  }
  const action = readText(answer, "response", "messageAction");
  if (action !== null && action !== "SUPPRESS" && action !== "RESEND") {
    throw new InvalidLambdaResponse("response.messageAction must be SUPPRESS or RESEND");
  }
  return {
    userAttributes,
    finalUserStatus: readStatus(answer, source),
    suppressMessage: action === "SUPPRESS",
    desiredDeliveryMediums: readMediums(answer),
    forceAliasCreation: readFlag(answer, "response", "forceAliasCreation"),
  };
}

function readStatus(answer: Record<string, unknown>, source: MigrationSource): MigratedUser["finalUserStatus"] {
  const unset = source === "UserMigration_Authentication" ? "CONFIRMED" : "RESET_REQUIRED";
  const status = readText(answer, "response", "finalUserStatus") ?? unset;
  if (status === "CONFIRMED" || status === "RESET_REQUIRED") return status;
  throw new InvalidLambdaResponse("response.finalUserStatus must be CONFIRMED or RESET_REQUIRED");
}

function readMediums(answer: Record<string, unknown>): ("SMS" | "EMAIL")[] {
  return readTexts(answer, "response", "desiredDeliveryMediums").map((medium) => {
    if (medium === "SMS" || medium === "EMAIL") return medium;
    throw new InvalidLambdaResponse("response.desiredDeliveryMediums must hold SMS or EMAIL alone");
  });
}
