import { expect } from "chai";
import { createMessages } from "../../../local/aws-port/messages";
import type { Message } from "../../../local/cognito/settings";

const message = (kind: Message["kind"], to = "alice@example.com", code = "123456"): Message => ({
  to,
  kind,
  code,
  at: "2026-11-21T00:00:00.000Z",
  subject: "Your code",
  body: `Your code is ${code}.`,
});

describe("messages", () => {
  it("are printed in one line each, the password of an invitation left out", () => {
    const lines: string[] = [];
    const messages = createMessages((line) => lines.push(line));
    for (const kind of ["signUp", "forgotPassword", "mfa", "attribute"] as const) messages.send(message(kind));
    messages.send(message("invitation", "bob@example.com", "Temporary-1"));
    expect(lines).to.deep.equal([
      "mail to alice@example.com: confirmation code 123456",
      "mail to alice@example.com: password reset code 123456",
      "mail to alice@example.com: sign in code 123456",
      "mail to alice@example.com: verification code 123456",
      "mail to bob@example.com: invitation",
    ]);
  });

  it("are listed newest first", () => {
    const messages = createMessages(() => undefined);
    messages.send(message("signUp", "first@example.com"));
    messages.send(message("invitation", "second@example.com", "Temporary-1"));
    expect(messages.list()).to.deep.equal([
      message("invitation", "second@example.com", "Temporary-1"),
      message("signUp", "first@example.com"),
    ]);
  });

  it("do not let an address steer the terminal", () => {
    const lines: string[] = [];
    createMessages((line) => lines.push(line)).send(message("signUp", "a\u001b[2J\nmail to b@example.com"));
    expect(lines).to.deep.equal(["mail to a?[2J?mail to b@example.com: confirmation code 123456"]);
  });
});
