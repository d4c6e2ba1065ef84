/** What goes back over HTTP. */
export interface CognitoAnswer {
  status: number;

  /** To be sent as JSON. */
  body: unknown;

  /** For the header `x-amzn-errortype`; not there if the call succeeded. */
  errorType?: string;
}
