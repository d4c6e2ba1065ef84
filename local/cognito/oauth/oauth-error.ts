/** Refusals of the token endpoint (RFC 6749, 5.2). */
export type OauthErrorCode = "invalid_client" | "invalid_grant" | "invalid_scope" | "unauthorized_client";

/** A refusal that goes to the caller as `{"error": <code>}`, status 400; the message is for the log of a test. */
export class OauthError extends Error {
  constructor(
    readonly code: OauthErrorCode,
    message: string,
  ) {
    super(message);
  }
}
