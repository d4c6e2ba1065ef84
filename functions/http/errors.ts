/** A refusal that the caller is told of. Anything else that is thrown becomes a 500 without detail. */
export class HttpError extends Error {
  /**
   * @param status HTTP status of the answer.
   * @param message Reason, sent to the caller: never a token, a password or another person's data.
   * @param options `cause`: what the caller is not told.
   */
  constructor(
    readonly status: number,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** 400: the request is wrong, and the message says how. */
export class BadRequestError extends HttpError {
  constructor(message: string) {
    super(400, message);
  }
}

/** 404: there is no such thing, or none that this caller may know of. */
export class NotFoundError extends HttpError {
  constructor() {
    super(404, "Not Found");
  }
}
