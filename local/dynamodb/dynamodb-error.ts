/** An error as DynamoDB answers it. */
export class DynamoDbError extends Error {
  /**
   * @param type Short name, for example `ValidationException`.
   * @param namespace What AWS writes before the name; SDKs cut it off.
   */
  constructor(
    readonly type: string,
    message: string,
    readonly namespace = "com.amazonaws.dynamodb.v20120810",
    readonly status = 400,
  ) {
    super(message);
  }

  /** Body of the answer. */
  toBody(): unknown {
    return { __type: `${this.namespace}#${this.type}`, message: this.message };
  }
}

/** An error of the request as such, not of what it asks for. */
export function serviceError(type: string, message: string): DynamoDbError {
  return new DynamoDbError(type, message, "com.amazon.coral.service");
}

/** A fault of the local DynamoDB itself. */
export function internalError(cause: unknown): DynamoDbError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DynamoDbError("InternalServerError", `the local DynamoDB failed: ${reason}`, undefined, 500);
}

export function validationError(message: string): DynamoDbError {
  return new DynamoDbError("ValidationException", message, "com.amazon.coral.validate");
}
