import { expect } from "chai";
import type { Properties } from "../../../local/engine/evaluation";
import { listUnserved, toPoolSettings } from "../../../local/resources/user-pool";
import { findUnservedClient, listUnservedClient, toClientSettings } from "../../../local/resources/user-pool-client";

const declare = (inputs: Properties, outputs: Properties = {}) => ({
  urn: "urn",
  type: "type",
  name: "n",
  custom: true,
  id: "the-id",
  inputs,
  outputs: { ...inputs, ...outputs },
  parent: "",
});

const noTexts = { subject: undefined, body: undefined, sms: undefined };

describe("a declared user pool", () => {
  it("that says nothing is what it is on AWS", () => {
    expect(toPoolSettings(declare({}, { name: "p", arn: "arn" }))).to.deep.equal({
      id: "the-id",
      name: "p",
      arn: "arn",
      usernameAttributes: [],
      aliasAttributes: [],
      caseSensitive: true,
      autoVerifiedAttributes: [],
      adminCreateUserOnly: false,
      passwordPolicy: {
        minimumLength: 8,
        requireLowercase: true,
        requireUppercase: true,
        requireNumbers: true,
        requireSymbols: true,
        passwordHistorySize: 0,
        temporaryPasswordValidityDays: 7,
      },
      mfa: "OFF",
      deletionProtection: false,
      tier: "ESSENTIALS",
      tags: {},
      customAttributes: [],
      tokenTrigger: undefined,
      triggers: {},
      secondFactors: [],
      firstFactors: ["PASSWORD"],
      requiredAttributes: [],
      verifyBeforeUpdate: [],
      recovery: ["verified_phone_number", "verified_email"],
      verificationMessage: noTexts,
      invitationMessage: noTexts,
      mfaMessage: noTexts,
    });
  });

  it("has the custom attributes of its schema, with their limits", () => {
    const schemas = [
      {
        name: "team",
        attributeDataType: "String",
        mutable: true,
        required: false,
        developerOnlyAttribute: false,
        stringAttributeConstraints: { minLength: "1", maxLength: "20" },
      },
      { name: "level", attributeDataType: "Number", numberAttributeConstraints: { maxValue: "9" } },
      { name: "vip", attributeDataType: "Boolean", mutable: true },
      { name: "since", attributeDataType: "DateTime" },
    ];
    const unlimited = { min: undefined, max: undefined };
    expect(toPoolSettings(declare({ schemas })).customAttributes).to.deep.equal([
      { name: "custom:team", type: "String", mutable: true, min: 1, max: 20 },
      { name: "custom:level", type: "Number", mutable: false, min: undefined, max: 9 },
      { name: "custom:vip", type: "Boolean", mutable: true, ...unlimited },
      { name: "custom:since", type: "DateTime", mutable: false, ...unlimited },
    ]);
  });

  it("has no custom attribute that is a standard one, for developers only, or of an unknown type, and says so", () => {
    const schemas = [
      { name: "email", attributeDataType: "String", required: true, mutable: true },
      { name: "name", attributeDataType: "String", mutable: true },
      { name: "secret", attributeDataType: "String", developerOnlyAttribute: true },
      { name: "place", attributeDataType: "Point" },
    ];
    const pool = declare({ schemas });
    expect(toPoolSettings(pool).customAttributes).to.deep.equal([]);
    expect(listUnserved(pool)).to.deep.equal([
      'attribute "secret" of its schema is for developers only, which is not emulated: nobody has it',
      'attribute "place" of its schema has a type that is not known here: nobody has it',
    ]);
  });

  it("requires the attributes that its schema requires, and says what of a standard one it does not keep to", () => {
    const schemas = [
      { name: "email", attributeDataType: "String", required: true, mutable: true },
      { name: "name", attributeDataType: "String", required: true, mutable: false },
      { name: "nickname", attributeDataType: "String", required: false, mutable: true },
      { name: "zoneinfo", attributeDataType: "String", stringAttributeConstraints: { maxLength: "9" } },
    ];
    const pool = declare({ schemas });
    expect(toPoolSettings(pool).requiredAttributes).to.deep.equal(["email", "name"]);
    expect(listUnserved(pool)).to.deep.equal([
      'attribute "name" of its schema is taken as every pool has it',
      'attribute "zoneinfo" of its schema is taken as every pool has it',
    ]);
  });

  it("has the second factors that run here, and none while it asks for none", () => {
    const factors = { softwareTokenMfaConfiguration: { enabled: true }, emailMfaConfiguration: {} };
    const secondFactors = (inputs: Properties) => toPoolSettings(declare(inputs)).secondFactors;
    expect([
      secondFactors({ ...factors, mfaConfiguration: "OPTIONAL" }),
      secondFactors({ ...factors, softwareTokenMfaConfiguration: { enabled: false }, mfaConfiguration: "ON" }),
      secondFactors({ softwareTokenMfaConfiguration: { enabled: true }, mfaConfiguration: "ON" }),
      secondFactors(factors),
    ]).to.deep.equal([["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"], ["EMAIL_OTP"], ["SOFTWARE_TOKEN_MFA"], []]);
  });

  it("says which second factor does not run here, and what becomes of sign-in if none does", () => {
    const sms = { smsConfiguration: { externalId: "x" } };
    const app = { softwareTokenMfaConfiguration: { enabled: true } };
    const unserved = (inputs: Properties) => listUnserved(declare(inputs));
    const bySms = "its second factor by SMS does not run here";
    expect([
      unserved({ ...sms, ...app, mfaConfiguration: "OPTIONAL" }),
      unserved({ ...sms, mfaConfiguration: "OPTIONAL" }),
      unserved({ ...sms, mfaConfiguration: "ON" }),
      unserved({ mfaConfiguration: "ON" }),
      unserved(sms),
    ]).to.deep.equal([
      [bySms],
      [
        bySms,
        "it has no second factor that runs here, and its mfaConfiguration is OPTIONAL: people sign in without one",
      ],
      [bySms, "it has no second factor that runs here, and its mfaConfiguration is ON: nobody can sign in"],
      ["it has no second factor that runs here, and its mfaConfiguration is ON: nobody can sign in"],
      [],
    ]);
  });

  it("begins a sign-in with what its policy allows and runs here, and says what does not", () => {
    const pool = declare({
      signInPolicy: { allowedFirstAuthFactors: ["WEB_AUTHN", "EMAIL_OTP", "SMS_OTP", "PASSWORD"] },
    });
    expect(toPoolSettings(pool).firstFactors).to.deep.equal(["PASSWORD", "EMAIL_OTP"]);
    expect(listUnserved(pool)).to.deep.equal([
      "its first factor WEB_AUTHN does not run here",
      "its first factor SMS_OTP does not run here",
    ]);
  });

  it("opens no other first factor in the place of one that does not run here", () => {
    const pool = declare({ signInPolicy: { allowedFirstAuthFactors: ["WEB_AUTHN"] } });
    expect(toPoolSettings(pool).firstFactors).to.deep.equal([]);
  });

  it("sends password codes where it says, in the order of the priorities, or nowhere", () => {
    const recovery = (...recoveryMechanisms: Properties[]) =>
      toPoolSettings(declare({ accountRecoverySetting: { recoveryMechanisms } })).recovery;
    expect([
      recovery({ name: "verified_phone_number", priority: 2 }, { name: "verified_email", priority: 1 }),
      recovery({ name: "verified_email", priority: 1 }),
      recovery({ name: "admin_only", priority: 1 }),
    ]).to.deep.equal([["verified_email", "verified_phone_number"], ["verified_email"], []]);
  });

  it("has its own texts for codes, the template's before the older properties", () => {
    const older = {
      emailVerificationSubject: "older subject",
      emailVerificationMessage: "older {####}",
      smsVerificationMessage: "older sms {####}",
    };
    const template = { emailSubject: "subject", emailMessage: "mail {####}", smsMessage: "sms {####}" };
    const texts = (inputs: Properties) => toPoolSettings(declare(inputs)).verificationMessage;
    expect([texts(older), texts({ ...older, verificationMessageTemplate: template })]).to.deep.equal([
      { subject: "older subject", body: "older {####}", sms: "older sms {####}" },
      { subject: "subject", body: "mail {####}", sms: "sms {####}" },
    ]);
  });

  it("has its own texts for invitations and for codes of sign-ins; an empty one is none", () => {
    const { invitationMessage, mfaMessage } = toPoolSettings(
      declare({
        adminCreateUserConfig: {
          inviteMessageTemplate: { emailSubject: "in", emailMessage: "{username} {####}", smsMessage: "" },
        },
        emailMfaConfiguration: { subject: "code", message: "code {####}" },
        smsAuthenticationMessage: "sms {####}",
      }),
    );
    expect([invitationMessage, mfaMessage]).to.deep.equal([
      { subject: "in", body: "{username} {####}", sms: undefined },
      { subject: "code", body: "code {####}", sms: "sms {####}" },
    ]);
  });

  it("is what it says", () => {
    const settings = toPoolSettings(
      declare({
        name: "p",
        usernameAttributes: ["email"],
        aliasAttributes: ["preferred_username"],
        usernameConfiguration: { caseSensitive: false },
        autoVerifiedAttributes: ["email"],
        adminCreateUserConfig: { allowAdminCreateUserOnly: true },
        passwordPolicy: {
          minimumLength: 20,
          requireNumbers: true,
          passwordHistorySize: 3,
          temporaryPasswordValidityDays: 0,
        },
        mfaConfiguration: "ON",
        deletionProtection: "ACTIVE",
        userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: ["phone_number", "email"] },
        userPoolTier: "PLUS",
        tags: { a: "b" },
      }),
    );
    expect(settings).to.deep.include({
      usernameAttributes: ["email"],
      aliasAttributes: ["preferred_username"],
      caseSensitive: false,
      autoVerifiedAttributes: ["email"],
      adminCreateUserOnly: true,
      mfa: "ON",
      deletionProtection: true,
      verifyBeforeUpdate: ["email", "phone_number"],
      tier: "PLUS",
      tags: { a: "b" },
      passwordPolicy: {
        minimumLength: 20,
        requireLowercase: false,
        requireUppercase: false,
        requireNumbers: true,
        requireSymbols: false,
        passwordHistorySize: 3,
        temporaryPasswordValidityDays: 7,
      },
    });
  });
});

describe("a declared app client", () => {
  it("that says nothing is what it is on AWS: names of users leak, SRP and refresh, 60 minutes and 30 days", () => {
    expect(toClientSettings(declare({ userPoolId: "pool" }, { name: "c", clientSecret: "" }))).to.deep.equal({
      id: "the-id",
      poolId: "pool",
      name: "c",
      secret: undefined,
      explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"],
      accessTokenSeconds: 3600,
      idTokenSeconds: 3600,
      refreshTokenSeconds: 2_592_000,
      authSessionMinutes: 3,
      preventUserExistenceErrors: false,
      enableTokenRevocation: true,
      allowedOauthFlows: [],
      allowedOauthScopes: [],
      callbackUrls: [],
      logoutUrls: [],
      readAttributes: undefined,
      writeAttributes: undefined,
      refreshTokenRotation: undefined,
      defaultRedirectUri: undefined,
      identityProviders: [],
    });
  });

  it("has the attributes that it may read and write; an empty list stands for none given", () => {
    const given = { readAttributes: ["email"], writeAttributes: ["name"] };
    const empty = { readAttributes: [], writeAttributes: [] };
    const none = { readAttributes: undefined, writeAttributes: undefined };
    expect(toClientSettings(declare(given))).to.deep.include(given);
    expect(toClientSettings(declare(empty))).to.deep.include(none);
  });

  it("whose refresh tokens rotate must not have the flow that AWS does not take with it", () => {
    const rotating = { refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 10 } };
    const words =
      "refreshTokenRotation and ALLOW_REFRESH_TOKEN_AUTH exclude each other: list its explicitAuthFlows without " +
      "ALLOW_REFRESH_TOKEN_AUTH";
    const flows = (...explicitAuthFlows: string[]) => findUnservedClient(declare({ ...rotating, explicitAuthFlows }));
    expect([flows("ALLOW_USER_SRP_AUTH"), flows("ALLOW_REFRESH_TOKEN_AUTH"), flows()]).to.deep.equal([
      undefined,
      words,
      words,
    ]);
    expect(findUnservedClient(declare({ refreshTokenRotation: { feature: "DISABLED" } }))).to.equal(undefined);
  });

  it("rotates refresh tokens only if that is switched on, with or without seconds of grace", () => {
    const rotation = (refreshTokenRotation: Properties) =>
      toClientSettings(declare({ refreshTokenRotation })).refreshTokenRotation;
    expect([
      rotation({ feature: "ENABLED", retryGracePeriodSeconds: 10 }),
      rotation({ feature: "ENABLED" }),
      rotation({ feature: "DISABLED", retryGracePeriodSeconds: 10 }),
    ]).to.deep.equal([{ graceSeconds: 10 }, { graceSeconds: 0 }, undefined]);
  });

  it("signs in the people of the pool if it names COGNITO, and says that nobody comes from elsewhere", () => {
    const client = declare({ supportedIdentityProviders: ["COGNITO", "Google"] });
    expect(toClientSettings(client).identityProviders).to.deep.equal(["COGNITO", "Google"]);
    expect(listUnservedClient(client)).to.deep.equal(["nobody signs in with its identity provider Google here"]);
  });

  it("takes a validity without a unit for hours, and of a refresh token for days", () => {
    const settings = toClientSettings(declare({ accessTokenValidity: 2, idTokenValidity: 3, refreshTokenValidity: 4 }));
    expect(settings).to.include({ accessTokenSeconds: 7200, idTokenSeconds: 10_800, refreshTokenSeconds: 345_600 });
  });

  it("takes a validity with its unit", () => {
    const units = { accessToken: "minutes", idToken: "seconds", refreshToken: "hours" };
    const validity = { accessTokenValidity: 5, idTokenValidity: 300, refreshTokenValidity: 2 };
    expect(toClientSettings(declare({ ...validity, tokenValidityUnits: units }))).to.include({
      accessTokenSeconds: 300,
      idTokenSeconds: 300,
      refreshTokenSeconds: 7200,
    });
  });

  it("has no OAuth unless it is switched on", () => {
    const oauth = {
      allowedOauthFlows: ["code"],
      allowedOauthScopes: ["openid"],
      callbackUrls: ["https://a"],
      logoutUrls: ["https://b"],
      defaultRedirectUri: "https://a",
    };
    const off = toClientSettings(declare(oauth));
    const on = toClientSettings(declare({ ...oauth, allowedOauthFlowsUserPoolClient: true }));
    const none = { allowedOauthFlows: [], allowedOauthScopes: [], callbackUrls: [], logoutUrls: [] };
    expect(off).to.deep.include({ ...none, defaultRedirectUri: undefined });
    expect(on).to.deep.include(oauth);
  });
});
