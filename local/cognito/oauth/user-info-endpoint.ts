import type { Hono } from "hono";
import { CognitoError } from "../errors";
import type { Services } from "../services";
import type { TokenHolder } from "../tokens/access-tokens";
import { toScopedAttributes } from "../tokens/claims";
import { mountEndpoint, toJson } from "./endpoint";

const badRequest = "Bad OAuth2 request at UserInfo Endpoint";
const badToken = "Access token is expired, disabled, or deleted, or the user has globally signed out.";

/** `GET /oauth2/userInfo` (UserInfo endpoint): what the scopes of an access token with `openid` tell, all as texts. */
export function mountUserInfo(app: Hono, services: Services): void {
  mountEndpoint(app, services, {
    method: "GET",
    path: "/oauth2/userInfo",
    answer: async (request) => {
      const [, token] = request.headers.get("authorization")?.match(/^Bearer +([\w.~+/-]+=*)$/i) ?? [];
      if (token === undefined) return refuse(400, "invalid_request", badRequest);
      const holder = await findHolder(services, token);
      if (holder === undefined) return refuse(401, "invalid_token", badToken);
      const { client, user, scopes } = holder;
      const attributes = toScopedAttributes(client, user, scopes);
      return toJson(200, { sub: user.sub, ...attributes, username: user.username });
    },
  });
}

async function findHolder({ accessTokens }: Services, token: string): Promise<TokenHolder | undefined> {
  try {
    return await accessTokens.requireHolder(token, "openid");
  } catch (error) {
    if (error instanceof CognitoError) return undefined;
    throw error;
  }
}

function refuse(status: number, error: string, description: string): Response {
  const challenge = `error="${error}", error_description="${description}"`;
  return toJson(status, { error, error_description: description }, { "www-authenticate": challenge });
}
