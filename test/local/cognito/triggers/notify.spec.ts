import { expect } from "chai";
import type { UserRecord } from "../../../../local/cognito/records";
import type { Message, PoolSettings } from "../../../../local/cognito/settings";
import { createVerifier } from "../../../../local/cognito/sign-in/srp";
import type { MessageSource } from "../../../../local/cognito/triggers/custom-message";
import { createNotify, type Notice } from "../../../../local/cognito/triggers/notify";
import { client, pool, poolId } from "../start-cognito";
import { adding, asking, noTriggers, refusalOf, subjectOf } from "./asking";

const email = "alice@example.com";
const phone = "+15550100";
const now = Date.parse("2026-11-21T12:00:00.000Z");

const user: UserRecord = {
  username: "alice",
  sub: "a-sub",
  status: "CONFIRMED",
  enabled: true,
  attributes: { email, phone_number: phone },
  groups: [],
  password: createVerifier(poolId, "alice", "Correct-horse-1"),
  passwordSetAt: now,
  previousPasswords: [],
  signOuts: 0,
  signedOutAt: 0,
  createdAt: now,
  modifiedAt: now,
};

const confirmation = { pool, client, user, source: "SignUp", kind: "signUp", to: email, code: "123456" } as const;
const invitation = { ...confirmation, client: undefined, source: "AdminCreateUser", kind: "invitation" } as const;

/** What is sent by a pool, or by one whose trigger gives these texts. */
async function sent(notice: Notice, texts?: Record<string, unknown>): Promise<Message | undefined> {
  const messages: Message[] = [];
  const { triggers } = texts === undefined ? { triggers: noTriggers } : asking("customMessage", adding(texts));
  const withTrigger: PoolSettings = { ...notice.pool, triggers: subjectOf("customMessage").pool.triggers };
  const notify = createNotify({ triggers, send: (message) => void messages.push(message), clock: () => now });
  await notify(texts === undefined ? notice : { ...notice, pool: withTrigger });
  return messages[0];
}

const words = async (notice: Notice, texts?: Record<string, unknown>) => {
  const message = await sent(notice, texts);
  return [message?.subject, message?.body];
};

describe("what a user is sent", () => {
  it("is the code, with when and where", async () => {
    expect(await sent(confirmation)).to.deep.equal({
      to: email,
      kind: "signUp",
      code: "123456",
      at: "2026-11-21T12:00:00.000Z",
      subject: "Your verification code",
      body: "Your confirmation code is 123456",
    });
  });

  const own: [Message["kind"], MessageSource, string, string][] = [
    ["signUp", "ResendCode", "Your verification code", "Your confirmation code is 123456"],
    ["attribute", "VerifyUserAttribute", "Your verification code", "Your confirmation code is 123456"],
    ["forgotPassword", "ForgotPassword", "Your verification code", "Your password reset code is 123456"],
    ["mfa", "Authentication", "Your authentication code", "Your authentication code is 123456"],
    [
      "invitation",
      "AdminCreateUser",
      "Your temporary password",
      "Your username is alice and temporary password is 123456.",
    ],
  ];
  for (const [kind, source, subject, body] of own) {
    it(`has Cognito's words for ${kind} where the pool has none`, async () => {
      const notice = { ...confirmation, kind, source };
      expect([await words(notice), await words({ ...notice, to: phone })]).to.deep.equal([
        [subject, body],
        ["", body],
      ]);
    });
  }

  it("has the pool's words, by what it is for and where it goes", async () => {
    const worded: PoolSettings = {
      ...pool,
      verificationMessage: { subject: "Verify", body: "Verify with {####}", sms: "SMS {####}" },
      invitationMessage: { subject: "Come", body: "Come as {username} with {####}", sms: "{username} {####}" },
      mfaMessage: { subject: "Enter", body: "Enter {####}", sms: "Enter by SMS {####}" },
    };
    const notices: Notice[] = [
      confirmation,
      { ...confirmation, kind: "forgotPassword" },
      { ...confirmation, kind: "mfa" },
      invitation,
    ];
    const all = notices.flatMap((notice) => [notice, { ...notice, to: phone }]);
    expect(await Promise.all(all.map((notice) => words({ ...notice, pool: worded })))).to.deep.equal([
      ["Verify", "Verify with 123456"],
      ["", "SMS 123456"],
      ["Verify", "Verify with 123456"],
      ["", "SMS 123456"],
      ["Enter", "Enter 123456"],
      ["", "Enter by SMS 123456"],
      ["Come", "Come as alice with 123456"],
      ["", "alice 123456"],
    ]);
  });

  it("has the custom message trigger's words before the pool's", async () => {
    const worded = { ...pool, verificationMessage: { subject: "Verify", body: "Verify with {####}" } };
    const texts = { emailSubject: "Bonjour", emailMessage: "Voici {####}", smsMessage: "SMS {####}" };
    const notice = { ...confirmation, pool: worded };
    expect([
      await words(notice, texts),
      await words({ ...notice, to: phone }, texts),
      await words(notice, { emailSubject: "Bonjour" }),
      await words(notice, {}),
    ]).to.deep.equal([
      ["Bonjour", "Voici 123456"],
      ["", "SMS 123456"],
      ["Bonjour", "Verify with 123456"],
      ["Verify", "Verify with 123456"],
    ]);
  });

  it("keeps the pool's words where the trigger's have no place for the code", async () => {
    const texts = { emailMessage: "Welcome, click {##Click Here##}", smsMessage: "Welcome" };
    expect([await words(confirmation, texts), await words({ ...confirmation, to: phone }, texts)]).to.deep.equal([
      ["Your verification code", "Your confirmation code is 123456"],
      ["", "Your confirmation code is 123456"],
    ]);
  });

  it("keeps the pool's words where the trigger's invitation has no place for the user name", async () => {
    expect(await words(invitation, { emailMessage: "Your password is {####}" })).to.deep.equal([
      "Your temporary password",
      "Your username is alice and temporary password is 123456.",
    ]);
  });

  it("tells the name that the user signs in with: in a pool of addresses, the address", async () => {
    const ofAddresses = { ...invitation, pool: { ...pool, usernameAttributes: ["email" as const] } };
    expect((await sent(ofAddresses))?.body).to.equal(
      "Your username is alice@example.com and temporary password is 123456.",
    );
  });

  it("puts in what a placeholder stands for as it is, and reads nothing of it again", async () => {
    const odd = { ...invitation, code: "$&{username}$1", user: { ...user, username: "{####}" } };
    expect((await sent(odd))?.body).to.equal("Your username is {####} and temporary password is $&{username}$1.");
  });

  it("tells no user name with a code", async () => {
    expect(await words(confirmation, { emailMessage: "{username}: {####}" })).to.deep.equal([
      "Your verification code",
      "{username}: 123456",
    ]);
  });

  it("is nothing if the trigger is not understood", async () => {
    const messages: Message[] = [];
    const { triggers } = asking("customMessage", adding({ emailMessage: 5 }));
    const notify = createNotify({ triggers, send: (message) => void messages.push(message), clock: () => now });
    const notice = { ...confirmation, pool: subjectOf("customMessage").pool };
    expect(await refusalOf(notify(notice))).to.match(/^InvalidLambdaResponseException: /);
    expect(messages).to.deep.equal([]);
  });

  it("is made without showing the code to the trigger", async () => {
    const { triggers, events } = asking("customMessage", (event) => event);
    const notify = createNotify({ triggers, send: () => undefined, clock: () => now });
    await notify({ ...confirmation, pool: subjectOf("customMessage").pool, clientMetadata: { lang: "fr" } });
    expect(events).to.have.length(1);
    expect(JSON.stringify(events)).to.include('"lang":"fr"').and.not.include("123456");
  });
});
