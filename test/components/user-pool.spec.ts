import { expect } from "chai";
import { AttributeType, AuthFlow, FeaturePlan, FirstFactor, Mfa, SignInWith, type Users } from "../../components";
import { find } from "../record";
import { recordApi } from "./notes-api";

const type = "aws:cognito/userPool:UserPool";

async function poolInputs(users: Users) {
  return find(await recordApi({ users }), type).inputs;
}

describe("user pool", () => {
  it("has e-mail sign-in, verified addresses and a strong password policy unless told otherwise", async () => {
    expect(find(await recordApi(), type)).to.deep.equal({
      type,
      name: "notes-pool",
      inputs: {
        usernameAttributes: ["email"],
        usernameConfiguration: { caseSensitive: false },
        autoVerifiedAttributes: ["email"],
        userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: ["email"] },
        accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_email", priority: 1 }] },
        passwordPolicy: {
          minimumLength: 12,
          requireLowercase: true,
          requireUppercase: true,
          requireNumbers: true,
          requireSymbols: true,
          passwordHistorySize: 0,
          temporaryPasswordValidityDays: 7,
        },
        adminCreateUserConfig: { allowAdminCreateUserOnly: false },
        mfaConfiguration: "OFF",
        signInPolicy: { allowedFirstAuthFactors: ["PASSWORD"] },
        deletionProtection: "ACTIVE",
        userPoolTier: "ESSENTIALS",
        tags: {},
      },
      options: { parent: "notes", protect: true },
    });
  });

  const signIn = [
    { signInWith: SignInWith.Email, usernameAttributes: ["email"], aliasAttributes: undefined },
    { signInWith: SignInWith.Phone, usernameAttributes: ["phone_number"], aliasAttributes: undefined },
    {
      signInWith: SignInWith.EmailOrPhone,
      usernameAttributes: ["email", "phone_number"],
      aliasAttributes: undefined,
    },
    { signInWith: SignInWith.Username, usernameAttributes: undefined, aliasAttributes: undefined },
    { signInWith: SignInWith.UsernameOrEmail, usernameAttributes: undefined, aliasAttributes: ["email"] },
  ];
  for (const { signInWith, ...attributes } of signIn) {
    it(`takes ${signInWith} at sign-in and never both attributes and aliases`, async () => {
      const { usernameAttributes, aliasAttributes } = await poolInputs({ signInWith });
      expect({ usernameAttributes, aliasAttributes }).to.deep.equal(attributes);
    });

    it(`verifies and recovers by e-mail alone with ${signInWith}, because there is no SMS configuration`, async () => {
      const inputs = await poolInputs({ signInWith });
      expect([
        inputs["autoVerifiedAttributes"],
        inputs["accountRecoverySetting"],
        inputs["smsConfiguration"],
      ]).to.deep.equal([["email"], { recoveryMechanisms: [{ name: "verified_email", priority: 1 }] }, undefined]);
    });

    it(`takes no notice of capitals with ${signInWith}`, async () => {
      expect((await poolInputs({ signInWith }))["usernameConfiguration"]).to.deep.equal({ caseSensitive: false });
    });
  }

  const secondFactor = [
    { mfa: Mfa.Off, mfaConfiguration: "OFF", softwareTokenMfaConfiguration: undefined },
    { mfa: Mfa.Optional, mfaConfiguration: "OPTIONAL", softwareTokenMfaConfiguration: { enabled: true } },
    { mfa: Mfa.Required, mfaConfiguration: "ON", softwareTokenMfaConfiguration: { enabled: true } },
  ];
  for (const { mfa, ...expected } of secondFactor) {
    it(`sends a method exactly when the second factor is not off: ${mfa}`, async () => {
      const { mfaConfiguration, softwareTokenMfaConfiguration } = await poolInputs({ mfa });
      expect({ mfaConfiguration, softwareTokenMfaConfiguration }).to.deep.equal(expected);
    });
  }

  it("offers codes by e-mail to sign in with beside the password", async () => {
    const recording = await recordApi({
      users: { firstFactors: [FirstFactor.EmailCode, FirstFactor.Password] },
      client: { authFlows: [AuthFlow.UserAuth] },
    });
    expect(find(recording, type).inputs["signInPolicy"]).to.deep.equal({
      allowedFirstAuthFactors: ["EMAIL_OTP", "PASSWORD"],
    });
  });

  it("says what a sign-in may begin with even for the password alone: left out, what was there before would stay", async () => {
    expect((await poolInputs({}))["signInPolicy"]).to.deep.equal({ allowedFirstAuthFactors: ["PASSWORD"] });
  });

  it("says nothing of it on Lite, which has no choice", async () => {
    expect((await poolInputs({ featurePlan: FeaturePlan.Lite }))["signInPolicy"]).to.equal(undefined);
  });

  it("lets only administrators make users without self sign-up, and sends their invitation", async () => {
    const invitation = {
      emailSubject: "Welcome to Notes",
      emailBody: "You are {username}, your password is {####}",
      smsMessage: "{username} {####}",
    };
    expect((await poolInputs({ selfSignUp: false, invitation }))["adminCreateUserConfig"]).to.deep.equal({
      allowAdminCreateUserOnly: true,
      inviteMessageTemplate: {
        emailSubject: "Welcome to Notes",
        emailMessage: "You are {username}, your password is {####}",
        smsMessage: "{username} {####}",
      },
    });
  });

  it("sends of an invitation only what was written", async () => {
    const { adminCreateUserConfig } = await poolInputs({ invitation: { emailSubject: "Welcome" } });
    expect(adminCreateUserConfig).to.deep.equal({
      allowAdminCreateUserOnly: false,
      inviteMessageTemplate: { emailSubject: "Welcome" },
    });
  });

  it("passes every member of the password policy on", async () => {
    const { passwordPolicy } = await poolInputs({
      passwordPolicy: {
        minimumLength: 20,
        requireLowercase: true,
        requireUppercase: false,
        requireNumbers: false,
        requireSymbols: false,
        historySize: 5,
        temporaryPasswordDays: 3,
      },
    });
    expect(passwordPolicy).to.deep.equal({
      minimumLength: 20,
      requireLowercase: true,
      requireUppercase: false,
      requireNumbers: false,
      requireSymbols: false,
      passwordHistorySize: 5,
      temporaryPasswordValidityDays: 3,
    });
  });

  it("carries the tags", async () => {
    const recording = await recordApi({ tags: { team: "notes" } });
    expect(find(recording, type).inputs["tags"]).to.deep.equal({ team: "notes" });
  });

  const plans: [FeaturePlan, string][] = [
    [FeaturePlan.Lite, "LITE"],
    [FeaturePlan.Essentials, "ESSENTIALS"],
    [FeaturePlan.Plus, "PLUS"],
  ];
  for (const [featurePlan, userPoolTier] of plans) {
    it(`is on the feature plan that was asked for: ${featurePlan}`, async () => {
      expect((await poolInputs({ featurePlan }))["userPoolTier"]).to.equal(userPoolTier);
    });
  }
});

describe("custom attributes", () => {
  const common = { mutable: true, required: false, developerOnlyAttribute: false };

  it("are sent with every bound, those of the default type and those of numbers", async () => {
    const { schemas } = await poolInputs({
      customAttributes: {
        tenant: {},
        motto: { minLength: 1, maxLength: 40, mutable: false },
        level: { type: AttributeType.Number, min: 0, max: 9 },
        score: { type: AttributeType.Number, min: -5 },
        limit: { type: AttributeType.Number, max: 0 },
      },
    });
    const attributeDataType = "String";
    expect(schemas).to.deep.equal([
      {
        ...common,
        name: "tenant",
        attributeDataType,
        stringAttributeConstraints: { minLength: "0", maxLength: "2048" },
      },
      {
        ...common,
        name: "motto",
        attributeDataType,
        mutable: false,
        stringAttributeConstraints: { minLength: "1", maxLength: "40" },
      },
      {
        ...common,
        name: "level",
        attributeDataType: "Number",
        numberAttributeConstraints: { minValue: "0", maxValue: "9" },
      },
      { ...common, name: "score", attributeDataType: "Number", numberAttributeConstraints: { minValue: "-5" } },
      { ...common, name: "limit", attributeDataType: "Number", numberAttributeConstraints: { maxValue: "0" } },
    ]);
  });

  it("have no bounds where their type has none", async () => {
    const { schemas } = await poolInputs({
      customAttributes: {
        accepted: { type: AttributeType.Boolean },
        joined: { type: AttributeType.DateTime, mutable: false },
        any: { type: AttributeType.Number },
      },
    });
    expect(schemas).to.deep.equal([
      { ...common, name: "accepted", attributeDataType: "Boolean" },
      { ...common, name: "joined", attributeDataType: "DateTime", mutable: false },
      { ...common, name: "any", attributeDataType: "Number", numberAttributeConstraints: {} },
    ]);
  });
});
