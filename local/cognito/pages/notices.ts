import { CognitoError } from "../errors";

/** What a page says above its form, and beside the fields that it is about. */
export interface Notice {
  tone: "bad" | "fine";

  text: string;

  /** What is wrong, by the name of the field. @default - nothing of one field alone */
  fields?: Record<string, string>;
}

/** Fields of a form that are empty, or not as they must be. */
export class FormProblem extends Error {
  constructor(readonly fields: Record<string, string>) {
    super("a field of the form is not as it must be");
  }
}

/** The field that an exception is about, by its name in the API reference. */
const fieldOf: Readonly<Record<string, string>> = {
  InvalidPasswordException: "password",
  PasswordHistoryPolicyViolationException: "password",
  CodeMismatchException: "code",
  ExpiredCodeException: "code",
  EnableSoftwareTokenMFAException: "code",
  UsernameExistsException: "username",
  AliasExistsException: "username",
};

/** Members of requests that stand in a form under another name, as violations of constraints name them. */
const members: Readonly<Record<string, string>> = {
  username: "username",
  password: "password",
  confirmationCode: "code",
  userCode: "code",
};

/** What went wrong, for the person at the form; undefined: it is not theirs to know. */
export function toNotice(error: unknown): Notice | undefined {
  if (error instanceof FormProblem) return aboutFields(error.fields);
  if (!(error instanceof CognitoError)) return undefined;
  const violation = /^\d+ validation errors? detected: .*? at '(\w+)/.exec(error.message);
  if (violation)
    return aboutFields({ [members[violation[1] ?? ""] ?? "form"]: "This is not in a form that is taken." });
  const text = error.message.replace(/^Password did not conform with policy: /, "");
  const field = fieldOf[error.type] ?? (/^Username (should|cannot) /.test(text) ? "username" : undefined);
  return field === undefined ? { tone: "bad", text } : aboutFields({ [field]: text });
}

function aboutFields(fields: Record<string, string>): Notice {
  const one = Object.keys(fields).length === 1;
  return { tone: "bad", text: one ? "There is a problem:" : "There are some problems:", fields };
}
