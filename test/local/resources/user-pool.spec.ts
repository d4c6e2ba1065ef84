import { expect } from "chai";
import type { Properties } from "../../../local/engine/evaluation";
import { listUnserved, toPoolSettings } from "../../../local/resources/user-pool";
import { findUnservedClient, toClientSettings } from "../../../local/resources/user-pool-client";

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
      'attribute "email" of its schema is taken as every pool has it',
      'attribute "secret" of its schema is for developers only, which is not emulated: nobody has it',
      'attribute "place" of its schema has a type that is not known here: nobody has it',
    ]);
  });

  it("says which second factors do not run here", () => {
    const factors = { smsConfiguration: { externalId: "x" }, emailMfaConfiguration: {} };
    expect(listUnserved(declare({ ...factors, mfaConfiguration: "OPTIONAL" }))).to.deep.equal([
      "its second factor by SMS does not run here yet",
      "its second factor by e-mail does not run here yet",
    ]);
    expect(listUnserved(declare(factors))).to.deep.equal([]);
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
      refreshTokenRotation: false,
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
    expect(toClientSettings(declare(rotating)).refreshTokenRotation).to.equal(true);
    expect(findUnservedClient(declare({ refreshTokenRotation: { feature: "DISABLED" } }))).to.equal(undefined);
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
    };
    const off = toClientSettings(declare(oauth));
    const on = toClientSettings(declare({ ...oauth, allowedOauthFlowsUserPoolClient: true }));
    expect(off).to.deep.include({ allowedOauthFlows: [], allowedOauthScopes: [], callbackUrls: [], logoutUrls: [] });
    expect(on).to.deep.include(oauth);
  });
});
