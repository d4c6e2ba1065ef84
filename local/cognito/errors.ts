import type { CognitoAnswer } from "./answer";

/** A refusal that goes to the caller as AWS's JSON protocol says it: `{"__type": ..., "message": ...}`, status 400. */
export abstract class CognitoError extends Error {
  /** Name of the exception in the API reference. */
  abstract readonly type: string;

  readonly status: number = 400;
}

export class AliasExists extends CognitoError {
  readonly type = "AliasExistsException";
}

export class CodeMismatch extends CognitoError {
  readonly type = "CodeMismatchException";

  constructor() {
    super("Invalid verification code provided, please try again.");
  }
}

export class EnableSoftwareTokenMfa extends CognitoError {
  readonly type = "EnableSoftwareTokenMFAException";

  constructor() {
    super("Code mismatch");
  }
}

export class ExpiredCode extends CognitoError {
  readonly type = "ExpiredCodeException";

  constructor(message = "Invalid code provided, please request a code again.") {
    super(message);
  }
}

export class GroupExists extends CognitoError {
  readonly type = "GroupExistsException";
}

export class InvalidLambdaResponse extends CognitoError {
  readonly type = "InvalidLambdaResponseException";

  /** @param problem what of it is not understood */
  constructor(problem: string) {
    super(`Unrecognizable lambda output: ${problem}`);
  }
}

export class InvalidParameter extends CognitoError {
  readonly type = "InvalidParameterException";
}

export class InvalidPassword extends CognitoError {
  readonly type = "InvalidPasswordException";
}

export class LimitExceeded extends CognitoError {
  readonly type = "LimitExceededException";

  constructor() {
    super("Attempt limit exceeded, please try after some time.");
  }
}

export class MissingAuthenticationToken extends CognitoError {
  readonly type = "MissingAuthenticationTokenException";

  constructor() {
    super("Missing Authentication Token");
  }
}

export class NotAuthorized extends CognitoError {
  readonly type = "NotAuthorizedException";
}

export class PasswordHistoryViolation extends CognitoError {
  readonly type = "PasswordHistoryPolicyViolationException";

  constructor() {
    super("Password has previously been used. Choose another one.");
  }
}

export class PasswordResetRequired extends CognitoError {
  readonly type = "PasswordResetRequiredException";

  constructor() {
    super("Password reset required for the user");
  }
}

export class RefreshTokenReuse extends CognitoError {
  readonly type = "RefreshTokenReuseException";

  constructor() {
    super("Refresh token reuse detected");
  }
}

export class ResourceNotFound extends CognitoError {
  readonly type = "ResourceNotFoundException";
}

export class ScopeDoesNotExist extends CognitoError {
  readonly type = "ScopeDoesNotExistException";
}

export class Serialization extends CognitoError {
  readonly type = "SerializationException";
}

export class SoftwareTokenMfaNotFound extends CognitoError {
  readonly type = "SoftwareTokenMFANotFoundException";

  constructor(message = "Software Token MFA does not exist for the user.") {
    super(message);
  }
}

export class Unauthorized extends CognitoError {
  readonly type = "UnauthorizedException";
}

export class UnexpectedLambda extends CognitoError {
  readonly type = "UnexpectedLambdaException";
}

export class UnknownOperation extends CognitoError {
  readonly type = "UnknownOperationException";
}

export class UnsupportedOperation extends CognitoError {
  readonly type = "UnsupportedOperationException";
}

export class UnsupportedTokenType extends CognitoError {
  readonly type = "UnsupportedTokenTypeException";
}

export class UnsupportedUserState extends CognitoError {
  readonly type = "UnsupportedUserStateException";
}

export class UserLambdaValidation extends CognitoError {
  readonly type = "UserLambdaValidationException";
}

export class UserNotConfirmed extends CognitoError {
  readonly type = "UserNotConfirmedException";

  constructor() {
    super("User is not confirmed.");
  }
}

export class UserNotFound extends CognitoError {
  readonly type = "UserNotFoundException";

  constructor(message = "User does not exist.") {
    super(message);
  }
}

export class UsernameExists extends CognitoError {
  readonly type = "UsernameExistsException";
}

/** A name, or a value, that the pool's schema of attributes does not take. */
export function schemaError(what: string): InvalidParameter {
  return new InvalidParameter(`Attributes did not conform to the schema: ${what}`);
}

/**
 * The one place where what went wrong becomes an answer. A fault of our own is named on the console by its kind and
 * place; its message stays out of both, because it could hold what the caller sent.
 */
export function toAnswer(error: unknown, operation: string): CognitoAnswer {
  if (error instanceof CognitoError) {
    return { status: error.status, body: { __type: error.type, message: error.message }, errorType: error.type };
  }
  console.error(`cognito: ${operation} failed: ${describeFault(error)}`);
  const type = "InternalErrorException";
  return { status: 500, body: { __type: type, message: `${operation} failed in the local Cognito` }, errorType: type };
}

function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 4)].join("\n");
}
