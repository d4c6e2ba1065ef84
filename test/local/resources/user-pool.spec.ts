import { expect } from "chai";
import type { Properties } from "../../../local/engine/evaluation";
import { toPoolSettings } from "../../../local/resources/user-pool";
import { toClientSettings } from "../../../local/resources/user-pool-client";

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
    });
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
    });
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
