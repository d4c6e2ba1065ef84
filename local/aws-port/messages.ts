import type { Message } from "../cognito/settings";

/** What AWS would have sent by e-mail or SMS. */
export interface Messages {
  /** Keeps a message and prints its line. */
  send(message: Message): void;

  /** Newest first, the last thousand. */
  list(): Message[];
}

const KEPT = 1000;

const WHAT: Record<Exclude<Message["kind"], "invitation">, string> = {
  signUp: "confirmation",
  forgotPassword: "password reset",
  mfa: "sign in",
  attribute: "verification",
};

/** @param print takes one line */
export function createMessages(print: (line: string) => void): Messages {
  const kept: Message[] = [];
  return {
    send: (message) => {
      kept.unshift(message);
      kept.length = Math.min(kept.length, KEPT);
      print(toLine(message));
    },
    list: () => [...kept],
  };
}

/** The code of an invitation is a password: it is in the list only. */
function toLine({ to, kind, code }: Message): string {
  const address = to.replace(/\p{Cc}/gu, "?");
  return kind === "invitation" ? `mail to ${address}: invitation` : `mail to ${address}: ${WHAT[kind]} code ${code}`;
}
