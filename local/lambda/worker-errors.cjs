"use strict";

/** An error as Lambda reports it: the name of an Error, otherwise the type of what was thrown. */
exports.toReport = function toReport(error) {
  try {
    if (error instanceof Error || looksLikeError(error)) {
      return { errorType: String(error.name), errorMessage: String(error.message) };
    }
    return { errorType: typeof error, errorMessage: String(error) };
  } catch {
    return { errorType: "handled", errorMessage: "what was thrown cannot be turned into text" };
  }
};

function looksLikeError(value) {
  return typeof value?.name === "string" && typeof value.message === "string" && typeof value.stack === "string";
}

/** The error's text with its stack, for the log. */
exports.toDetail = function toDetail(error) {
  try {
    return typeof error?.stack === "string" ? error.stack : String(error);
  } catch {
    return "what was thrown cannot be turned into text";
  }
};

class RuntimeError extends Error {
  constructor(name, message) {
    super(message);
    this.name = `Runtime.${name}`;
  }
}
exports.RuntimeError = RuntimeError;

exports.UnhandledPromiseRejection = class extends RuntimeError {
  constructor(reason) {
    super("UnhandledPromiseRejection", exports.toReport(reason).errorMessage);
    if (typeof reason?.stack === "string") this.stack = reason.stack;
  }
};
