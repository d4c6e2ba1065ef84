import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { Mfa, MfaMethod, SignInWith, type Users } from "../../components";
import { find } from "../record";
import { recordApi } from "./notes-api";
import { rejectionOf } from "./rejection-of";

const type = "aws:cognito/userPool:UserPool";

async function poolInputs(users: Users) {
  return find(await recordApi({ users }), type).inputs;
}

describe("e-mail of a user pool", () => {
  const sesIdentityArn = "arn:aws:ses:eu-west-1:123456789012:identity/example.org";
  const from = "no-reply@example.org";

  it("comes from the SES identity that was named", async () => {
    const { emailConfiguration } = await poolInputs({
      email: { sesIdentityArn, from, replyTo: "help@example.org", configurationSet: "notes" },
    });
    expect(emailConfiguration).to.deep.equal({
      emailSendingAccount: "DEVELOPER",
      sourceArn: sesIdentityArn,
      fromEmailAddress: from,
      replyToEmailAddress: "help@example.org",
      configurationSet: "notes",
    });
  });

  it("is told of the sender only what was written", async () => {
    const address = `${sesIdentityArn.replace("example.org", "")}help@example.org`;
    const { emailConfiguration } = await poolInputs({ email: { sesIdentityArn: address } });
    expect(emailConfiguration).to.deep.equal({ emailSendingAccount: "DEVELOPER", sourceArn: address });
  });

  it("comes from an identity that is known only later", async () => {
    const later = pulumi.output(Promise.resolve(sesIdentityArn));
    const { emailConfiguration } = await poolInputs({ email: { sesIdentityArn: later, from } });
    expect(emailConfiguration).to.deep.equal({
      emailSendingAccount: "DEVELOPER",
      sourceArn: sesIdentityArn,
      fromEmailAddress: from,
    });
  });

  const computed: { of: string; arn: string; from?: string; message: string }[] = [
    {
      of: "of another form",
      arn: "example.org",
      from,
      message:
        "users.email.sesIdentityArn must be the ARN of an SES identity, got a string: write arn:aws:ses:<region>:<account>:identity/<address or domain>",
    },
    {
      of: "that the sender does not belong to",
      arn: sesIdentityArn.replace("example.org", "example.net"),
      from,
      message:
        'users.email.from does not belong to the SES identity, got "no-reply@example.org": write an address of its domain',
    },
    {
      of: "of a domain, without a sender",
      arn: sesIdentityArn,
      message: "users.email.from is missing: a domain needs it: write no-reply@<the domain>",
    },
  ];
  for (const { of, arn, message, ...sender } of computed) {
    it(`refuses a computed identity ${of}, once it is known`, async () => {
      const email = { sesIdentityArn: pulumi.output(Promise.resolve(arn)), ...sender };
      expect(await rejectionOf(recordApi({ users: { email } }))).to.equal(message);
    });
  }

  it("refuses an identity in a region that the pool cannot send from, though it is plain: the region is not", async () => {
    const elsewhere = sesIdentityArn.replace("eu-west-1", "ap-south-1");
    const refused = recordApi({ users: { email: { sesIdentityArn: elsewhere, from } } });
    expect(await rejectionOf(refused)).to.equal(
      'users.email.sesIdentityArn is in a region the pool cannot send from, got "ap-south-1": write an identity in eu-west-1, us-east-1, us-west-2',
    );
  });

  it("proves an address by a code, with the texts that were written", async () => {
    const { verificationMessageTemplate } = await poolInputs({
      verificationMessage: { emailSubject: "Your code", emailBody: "It is {####}", smsMessage: "Code {####}" },
    });
    expect(verificationMessageTemplate).to.deep.equal({
      defaultEmailOption: "CONFIRM_WITH_CODE",
      emailSubject: "Your code",
      emailMessage: "It is {####}",
      smsMessage: "Code {####}",
    });
  });

  it("proves an address by a code also where only a part was written", async () => {
    const { verificationMessageTemplate } = await poolInputs({ verificationMessage: { emailSubject: "Your code" } });
    expect(verificationMessageTemplate).to.deep.equal({
      defaultEmailOption: "CONFIRM_WITH_CODE",
      emailSubject: "Your code",
    });
  });
});

describe("SMS of a user pool", () => {
  it("is sent by a role of its own, in the pool's region, once the role may", async () => {
    const { inputs, options } = find(await recordApi({ users: { sms: {} } }), type);
    expect([inputs["smsConfiguration"], options.dependsOn]).to.deep.equal([
      {
        externalId: "notes-project-test-notes",
        snsCallerArn: "arn:aws:iam:eu-west-1:123456789012:notes-sms-role",
        snsRegion: "eu-west-1",
      },
      ["notes-sms-policy", "notes-sms-role"],
    ]);
  });

  it("is sent from another region if asked for", async () => {
    const { smsConfiguration } = await poolInputs({ sms: { snsRegion: "us-east-1" } });
    expect(smsConfiguration.snsRegion).to.equal("us-east-1");
  });

  const byPhone = [SignInWith.Phone, SignInWith.EmailOrPhone];
  for (const signInWith of Object.values(SignInWith)) {
    const verified = byPhone.includes(signInWith) ? ["email", "phone_number"] : ["email"];
    it(`verifies ${verified.join(" and ")} with ${signInWith}, and recovers by e-mail before phone`, async () => {
      const inputs = await poolInputs({ signInWith, sms: {} });
      expect([
        inputs["autoVerifiedAttributes"],
        inputs["userAttributeUpdateSettings"],
        inputs["accountRecoverySetting"],
      ]).to.deep.equal([
        verified,
        { attributesRequireVerificationBeforeUpdates: verified },
        {
          recoveryMechanisms: [
            { name: "verified_email", priority: 1 },
            { name: "verified_phone_number", priority: 2 },
          ],
        },
      ]);
    });
  }
});

describe("second factor", () => {
  const senders = {
    email: { sesIdentityArn: "arn:aws:ses:eu-west-1:123456789012:identity/help@example.org" },
    sms: {},
  };
  const totp = { enabled: true };
  const email = { subject: "Your sign-in code", message: "Your sign-in code is {####}." };
  const cases: {
    methods: MfaMethod[];
    senders: Partial<typeof senders>;
    totp?: object;
    email?: object;
    sms: boolean;
  }[] = [
    { methods: [MfaMethod.Totp], senders: {}, totp, sms: false },
    { methods: [MfaMethod.Sms], senders: { sms: {} }, sms: true },
    { methods: [MfaMethod.Totp, MfaMethod.Sms], senders: { sms: {} }, totp, sms: true },
    { methods: [MfaMethod.Sms, MfaMethod.Email], senders, email, sms: true },
    { methods: [MfaMethod.Totp, MfaMethod.Sms, MfaMethod.Email], senders, totp, email, sms: true },
  ];
  for (const { methods, senders, sms, ...expected } of cases) {
    it(`is what was chosen and nothing else: ${methods.join(", ")}`, async () => {
      const inputs = await poolInputs({ mfa: Mfa.Required, mfaMethods: methods, ...senders });
      expect({
        mfa: inputs["mfaConfiguration"],
        totp: inputs["softwareTokenMfaConfiguration"],
        email: inputs["emailMfaConfiguration"],
        sms: inputs["smsConfiguration"] !== undefined,
      }).to.deep.equal({ mfa: "ON", totp: undefined, email: undefined, ...expected, sms });
    });
  }

  it("goes by SMS to a number that was verified: whoever holds a session cannot move it to their own phone", async () => {
    const inputs = await poolInputs({ mfa: Mfa.Optional, mfaMethods: [MfaMethod.Sms], sms: {} });
    expect([inputs["autoVerifiedAttributes"], inputs["userAttributeUpdateSettings"]]).to.deep.equal([
      ["email", "phone_number"],
      { attributesRequireVerificationBeforeUpdates: ["email", "phone_number"] },
    ]);
  });

  it("has no method while it is off, also with senders for some", async () => {
    const inputs = await poolInputs({ mfa: Mfa.Off, ...senders });
    expect([
      inputs["mfaConfiguration"],
      inputs["softwareTokenMfaConfiguration"],
      inputs["emailMfaConfiguration"],
    ]).to.deep.equal(["OFF", undefined, undefined]);
  });
});
