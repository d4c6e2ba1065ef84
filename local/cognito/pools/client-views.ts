import { toSeconds } from "../users/user-views";
import type { Client } from "./directory";
import { toValidity } from "./token-validity";

/** A client as CreateUserPoolClient and DescribeUserPoolClient show it, its secret too. */
export function toClientType({ settings, shown, createdAt, modifiedAt }: Client) {
  const access = toValidity(settings.accessTokenSeconds);
  const id = toValidity(settings.idTokenSeconds);
  const refresh = toValidity(settings.refreshTokenSeconds);
  return {
    UserPoolId: settings.poolId,
    ClientName: settings.name,
    ClientId: settings.id,
    ...(settings.secret === undefined ? {} : { ClientSecret: settings.secret }),
    LastModifiedDate: toSeconds(modifiedAt),
    CreationDate: toSeconds(createdAt),
    RefreshTokenValidity: refresh.value,
    AccessTokenValidity: access.value,
    IdTokenValidity: id.value,
    TokenValidityUnits: { AccessToken: access.unit, IdToken: id.unit, RefreshToken: refresh.unit },
    ExplicitAuthFlows: settings.explicitAuthFlows,
    ...(settings.readAttributes === undefined ? {} : { ReadAttributes: settings.readAttributes }),
    ...(settings.writeAttributes === undefined ? {} : { WriteAttributes: settings.writeAttributes }),
    ...toRotation(settings.refreshTokenRotation),
    ...(settings.callbackUrls.length > 0 ? { CallbackURLs: settings.callbackUrls } : {}),
    ...(settings.logoutUrls.length > 0 ? { LogoutURLs: settings.logoutUrls } : {}),
    ...(settings.allowedOauthFlows.length > 0 ? { AllowedOAuthFlows: settings.allowedOauthFlows } : {}),
    ...(settings.allowedOauthScopes.length > 0 ? { AllowedOAuthScopes: settings.allowedOauthScopes } : {}),
    AllowedOAuthFlowsUserPoolClient: settings.allowedOauthFlows.length > 0,
    PreventUserExistenceErrors: settings.preventUserExistenceErrors ? "ENABLED" : "LEGACY",
    EnableTokenRevocation: settings.enableTokenRevocation,
    EnablePropagateAdditionalUserContextData: false,
    AuthSessionValidity: settings.authSessionMinutes,
    ...shown,
  };
}

function toRotation(rotation: Client["settings"]["refreshTokenRotation"]) {
  if (rotation === undefined) return {};
  return { RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: rotation.graceSeconds } };
}
