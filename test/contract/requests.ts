import type { ApiName } from "./program/apis";
import type { ContractRequest, ExpectedAnswer } from "./row";

/** A GET, its headers as an object. */
export function get(path: string, headers: Record<string, string> = {}, api: ApiName = "main"): ContractRequest {
  return { api, path, headers: Object.entries(headers) };
}

/** A GET with a token in the authorization header, after `Bearer `. */
export function bearer(path: string, token: string, api: ApiName = "main"): ContractRequest {
  return get(path, { authorization: `Bearer {{${token}}}` }, api);
}

/** A request that the probe answers as it is told: what it returns. */
export function returning(value: unknown, rest: Partial<ContractRequest> = {}): ContractRequest {
  return probe({ returns: value }, rest);
}

/** A request that tells the probe what to do. */
export function probe(wish: object, rest: Partial<ContractRequest> = {}): ContractRequest {
  return { path: "/open", headers: [["x-probe", JSON.stringify(wish)]], ...rest };
}

/** A preflight, as a browser sends it. */
export function preflight(
  api: ApiName,
  path: string,
  origin = "https://app.example.com",
  method = "GET",
): ContractRequest {
  return {
    api,
    method: "OPTIONS",
    path,
    headers: [
      ["origin", origin],
      ["access-control-request-method", method],
      ["access-control-request-headers", "authorization"],
    ],
  };
}

const json = { "content-type": "application/json" };

/** 401 with a challenge; without a description none is expected in it. */
export function unauthorized(description?: string, scopes = ""): ExpectedAnswer {
  const tail = description === undefined ? "" : ` error_description="${description}"`;
  return refused(401, "Unauthorized", `Bearer scope="${scopes}" error="invalid_token"${tail}`);
}

/** 401, whatever the challenge says. */
export const denied: ExpectedAnswer = { status: 401, body: '{"message":"Unauthorized"}' };

/** An answer that API Gateway makes itself. */
export function refused(status: number, message: string, challenge?: string): ExpectedAnswer {
  const headers = { ...json, "www-authenticate": challenge };
  return { status, headers, body: JSON.stringify({ message }) };
}

export const noToken = refused(401, "Unauthorized", "Bearer");
export const forbidden = refused(403, "Forbidden");
export const notFound = refused(404, "Not Found");
export const failed = refused(500, "Internal Server Error");
export const throttled = refused(429, "Too Many Requests");
export const badRequest = refused(400, "Bad Request");

/** 200 with the event in the body. */
export function event(members: { [path: string]: unknown } = {}): ExpectedAnswer {
  return { status: 200, headers: json, event: { version: "2.0", ...members } };
}

/** 200 from a route, whichever else its event holds. */
export function reaches(routeKey: string, members: { [path: string]: unknown } = {}): ExpectedAnswer {
  return event({ routeKey, ...members });
}
