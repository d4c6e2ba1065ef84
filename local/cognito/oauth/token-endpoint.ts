import type { Hono } from "hono";
import type { Client } from "../pools/directory";
import type { Services } from "../services";
import type { IssuedTokens } from "../tokens/tokens";
import { requireCaller } from "./client-authentication";
import { mountEndpoint, toJson } from "./endpoint";
import { exchangeCode } from "./exchange-code";
import { type Form, readForm, requireField } from "./form";
import { issueMachineToken } from "./machine-tokens";
import { OauthError } from "./oauth-error";
import { refreshGrant } from "./refresh-grant";

type Grant = (
  services: Services,
  client: Client,
  form: Form,
) => Promise<IssuedTokens & { refreshToken?: string | undefined }>;

const grants: Record<string, Grant> = {
  authorization_code: exchangeCode,
  refresh_token: refreshGrant,
  client_credentials: issueMachineToken,
};

/** `POST /oauth2/token` (Token endpoint): tokens for a code, for a refresh token, or for the client itself. */
export function mountToken(app: Hono, services: Services): void {
  mountEndpoint(app, services, {
    method: "POST",
    path: "/oauth2/token",
    answer: async (request) => {
      const form = await readForm(request);
      const grant = requireGrant(form);
      const tokens = await grant(services, requireCaller(services, request, form), form);
      return toJson(200, {
        ...(tokens.idToken === undefined ? {} : { id_token: tokens.idToken }),
        access_token: tokens.accessToken,
        ...(tokens.refreshToken === undefined ? {} : { refresh_token: tokens.refreshToken }),
        expires_in: tokens.expiresIn,
        token_type: "Bearer",
      });
    },
  });
}

function requireGrant(form: Form): Grant {
  const type = requireField(form, "grant_type");
  const grant = Object.hasOwn(grants, type) ? grants[type] : undefined;
  if (grant === undefined) throw new OauthError("unsupported_grant_type", "there is no such grant type");
  return grant;
}
