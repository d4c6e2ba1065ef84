/** Refusals of the token, userInfo and revocation endpoints (Token endpoint, Negative responses; RFC 6749, 5.2). */
export type OauthErrorCode =
  | "invalid_client"
  | "invalid_grant"
  | "invalid_request"
  | "invalid_scope"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "unsupported_token_type";

/** A refusal that goes to the caller as `{"error": <code>}`. */
export class OauthError extends Error {
  /**
   * @param message for the log of a test
   * @param description for the caller, `error_description`. @default - none, as AWS for most
   */
  constructor(
    readonly code: OauthErrorCode,
    message: string,
    readonly description?: string,
  ) {
    super(message);
  }
}
