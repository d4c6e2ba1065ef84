import { expect } from "chai";
import {
  adding,
  asking,
  common,
  noTriggers,
  notUnderstood,
  refusalOf,
  subject,
  unchanged,
  userAttributes,
} from "./asking";

const untouched = { smsMessage: null, emailMessage: null, emailSubject: null };
const sources = [
  "SignUp",
  "ResendCode",
  "ForgotPassword",
  "UpdateUserAttribute",
  "VerifyUserAttribute",
  "Authentication",
] as const;

async function answerTo(response: Record<string, unknown>) {
  const { triggers, subject: asked } = asking("customMessage", adding(response));
  return triggers.customMessage(asked, "SignUp");
}

describe("custom message", () => {
  for (const source of sources) {
    it(`is told of ${source}, with a placeholder for the code`, async () => {
      const { triggers, subject: asked, events } = asking("customMessage", unchanged);
      await triggers.customMessage({ ...asked, clientMetadata: { lang: "fr" } }, source);
      expect(events).to.deep.equal([
        {
          ...common,
          triggerSource: `CustomMessage_${source}`,
          request: {
            userAttributes,
            codeParameter: "{####}",
            linkParameter: "{##Click Here##}",
            usernameParameter: null,
            clientMetadata: { lang: "fr" },
          },
          response: untouched,
        },
      ]);
    });
  }

  it("is told of an invitation, with a placeholder for the user name as well", async () => {
    const { triggers, subject: asked, events } = asking("customMessage", unchanged);
    await triggers.customMessage({ ...asked, client: undefined }, "AdminCreateUser");
    expect(events).to.deep.equal([
      {
        ...common,
        callerContext: { ...common.callerContext, clientId: "CLIENT_ID_NOT_APPLICABLE" },
        triggerSource: "CustomMessage_AdminCreateUser",
        request: {
          userAttributes,
          codeParameter: "{####}",
          linkParameter: "{##Click Here##}",
          usernameParameter: "{username}",
        },
        response: untouched,
      },
    ]);
  });

  it("gives the texts that it puts in its response; an empty one is none", async () => {
    const none = { emailSubject: undefined, emailMessage: undefined, smsMessage: undefined };
    expect([
      await answerTo({}),
      await answerTo({ emailSubject: "hi", emailMessage: "it is {####}", smsMessage: "{####}" }),
      await answerTo({ emailSubject: "", emailMessage: "it is {####}" }),
    ]).to.deep.equal([
      none,
      { emailSubject: "hi", emailMessage: "it is {####}", smsMessage: "{####}" },
      { ...none, emailMessage: "it is {####}" },
    ]);
  });

  it("gives nothing where the pool has none", async () => {
    expect(await noTriggers.customMessage(subject, "SignUp")).to.equal(undefined);
  });

  it("is not understood with a text that is none, or a misspelt member", async () => {
    expect([
      await refusalOf(answerTo({ emailMessage: ["it is {####}"] })),
      await refusalOf(answerTo({ emailBody: "it is {####}" })),
    ]).to.deep.equal([
      notUnderstood("response.emailMessage must be a text"),
      notUnderstood("response.emailBody is not known"),
    ]);
  });
});
