import { expect } from "chai";
import { adding, asking, common, noTriggers, notUnderstood, refusalOf, subject, unchanged } from "./asking";

const atSignIn = "UserMigration_Authentication";
const forgotten = "UserMigration_ForgotPassword";
const userAttributes = { email: "alice@example.com", email_verified: "true" };

async function answerTo(response: Record<string, unknown>, source: typeof atSignIn | typeof forgotten = atSignIn) {
  const { triggers, subject: asked } = asking("userMigration", adding(response));
  return triggers.userMigration(asked, source, "Old-password-1", undefined);
}

describe("user migration", () => {
  const response = {
    userAttributes: null,
    forceAliasCreation: null,
    enableSMSMFA: null,
    finalUserStatus: null,
    messageAction: null,
    desiredDeliveryMediums: null,
  };

  it("is told name and password of a sign-in, with what the caller gave for it", async () => {
    const { triggers, subject: asked, events } = asking("userMigration", unchanged);
    await triggers.userMigration({ ...asked, userAttributes: {} }, atSignIn, "Old-password-1", { from: "web" });
    expect(events).to.deep.equal([
      {
        ...common,
        triggerSource: atSignIn,
        request: { userAttributes: null, password: "Old-password-1", validationData: { from: "web" } },
        response,
      },
    ]);
  });

  it("is told the name of somebody who forgot the password", async () => {
    const { triggers, subject: asked, events } = asking("userMigration", unchanged);
    const who = { ...asked, userAttributes: {}, clientMetadata: { from: "web" } };
    await triggers.userMigration(who, forgotten, undefined, undefined);
    expect(events).to.deep.equal([
      {
        ...common,
        triggerSource: forgotten,
        request: { userAttributes: null, validationData: null, clientMetadata: { from: "web" } },
        response,
      },
    ]);
  });

  it("knows nobody if it gives no attributes, and where the pool has none", async () => {
    expect([
      await answerTo({}),
      await answerTo({ finalUserStatus: "CONFIRMED" }),
      await noTriggers.userMigration(subject, atSignIn, "Old-password-1", undefined),
    ]).to.deep.equal([undefined, undefined, undefined]);
  });

  it("vouches for a user, who is confirmed at sign-in and has to choose a password after forgetting it", async () => {
    const rest = { suppressMessage: false, desiredDeliveryMediums: [], forceAliasCreation: false };
    expect([await answerTo({ userAttributes }), await answerTo({ userAttributes }, forgotten)]).to.deep.equal([
      { userAttributes, finalUserStatus: "CONFIRMED", ...rest },
      { userAttributes, finalUserStatus: "RESET_REQUIRED", ...rest },
    ]);
  });

  it("says what becomes of the user", async () => {
    expect(
      await answerTo({
        userAttributes,
        finalUserStatus: "RESET_REQUIRED",
        messageAction: "SUPPRESS",
        desiredDeliveryMediums: ["EMAIL"],
        forceAliasCreation: true,
        enableSMSMFA: false,
      }),
    ).to.deep.equal({
      userAttributes,
      finalUserStatus: "RESET_REQUIRED",
      suppressMessage: true,
      desiredDeliveryMediums: ["EMAIL"],
      forceAliasCreation: true,
    });
  });

  const strange = {
    "attributes that are a list": [
      { userAttributes: [userAttributes] },
      "response.userAttributes must be an object of texts",
    ],
    "an attribute that is no text": [
      { userAttributes: { email_verified: true } },
      "response.userAttributes must be an object of texts",
    ],
    "no attribute": [{ userAttributes: {} }, "response.userAttributes must have an attribute"],
    "a status that nobody is migrated with": [
      { userAttributes, finalUserStatus: "UNCONFIRMED" },
      "response.finalUserStatus must be CONFIRMED or RESET_REQUIRED",
    ],
    "an unknown action": [
      { userAttributes, messageAction: "SEND" },
      "response.messageAction must be SUPPRESS or RESEND",
    ],
    "an unknown medium": [
      { userAttributes, desiredDeliveryMediums: ["PIGEON"] },
      "response.desiredDeliveryMediums must hold SMS or EMAIL alone",
    ],
    "an alias by words": [
      { userAttributes, forceAliasCreation: "true" },
      "response.forceAliasCreation must be true or false",
    ],
    "a second factor that is not here": [
      { userAttributes, enableSMSMFA: true },
      "response.enableSMSMFA must not be true: SMS is not served here",
    ],
    "a misspelt status": [{ userAttributes, finalStatus: "RESET_REQUIRED" }, "response.finalStatus is not known"],
  } as const;
  for (const [what, [given, problem]] of Object.entries(strange)) {
    it(`is not understood with ${what}`, async () => {
      expect(await refusalOf(answerTo(given))).to.equal(notUnderstood(problem));
    });
  }
});
