import type { Hono } from "hono";
import type { Services } from "../services";
import { requireCaller } from "./client-authentication";
import { mountEndpoint } from "./endpoint";
import { readForm, requireField } from "./form";
import { OauthError } from "./oauth-error";

/**
 * `POST /oauth2/revoke` (Revocation endpoint; RFC 7009): a refresh token and all tokens that came from it. A token that
 * this client never had changes nothing, and is not told from one that it had.
 */
export function mountRevoke(app: Hono, services: Services): void {
  mountEndpoint(app, services, {
    method: "POST",
    path: "/oauth2/revoke",
    statusOf: ({ code }) => (code === "invalid_client" ? 401 : 400),
    answer: async (request) => {
      const form = await readForm(request);
      const client = requireCaller(services, request, form);
      const token = requireField(form, "token");
      const { poolId, enableTokenRevocation } = client.settings;
      if (!enableTokenRevocation) throw new OauthError("invalid_request", "the client has no token revocation");
      if (token.split(".").length === 3) throw new OauthError("unsupported_token_type", "it is no refresh token");
      const signIn = await services.signIns.find(client, token, "any");
      if (signIn !== undefined) await services.signIns.revoke(poolId, signIn);
      return new Response(null, { status: 200 });
    },
  });
}
